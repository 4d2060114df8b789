using System.Globalization;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Networks.Tests.Onnx;

[TestClass]
public sealed class NetworkOnnxTests
{
    private const int Batch = 2;

    private static IEnumerable<object[]> Networks => ExportedNetworks.All.Select(network => new object[] { network.Name });

    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void Load_OwnExport_IsTheSameModel(string name)
    {
        NetworkModel model = Make(name);
        using var folder = new TemporaryFolder();
        string path = ExportedNetworks.Write(folder.Path, name, model, Batch);
        NetworkModel loaded = NetworkOnnx.Load(path);
        Assert.AreEqual(model.Network.Name, loaded.Network.Name);
        Assert.AreEqual(model.Network.Input, loaded.Network.Input);
        Assert.AreEqual(model.Head, loaded.Head);
        CollectionAssert.AreEqual(model.Parameters.Select(tensor => tensor.Name).ToArray(), loaded.Parameters.Select(tensor => tensor.Name).ToArray());
        foreach ((NamedTensor expected, NamedTensor actual) in model.Parameters.Zip(loaded.Parameters))
        {
            CollectionAssert.AreEqual(expected.Shape.ToArray(), actual.Shape.ToArray(), expected.Name);
            CollectionAssert.AreEqual(expected.Values, actual.Values, expected.Name);
        }

        float[] frames = ExportedNetworks.Frames(model, Batch);
        CollectionAssert.AreEqual(ExportedNetworks.Scores(model, frames, Batch), ExportedNetworks.Scores(loaded, frames, Batch));
        CollectionAssert.AreEqual(File.ReadAllBytes(path), Save(loaded), "the same bytes when saved again");
    }

    [TestMethod]
    public void Save_EveryNetwork_PassesTheCheckerAndAgreesWithNumpy()
    {
        using var folder = new TemporaryFolder();
        string[] paths = [.. ExportedNetworks.All.Select(network => ExportedNetworks.Write(folder.Path, network.Name, network.Make(), Batch))];
        string[] lines = Python.Run(["onnx", "numpy"], File.ReadAllText(Script("evaluate_onnx.py")), paths).Split('\n');
        Assert.AreEqual(paths.Length, lines.Length);
        foreach ((string path, string line) in paths.Zip(lines))
        {
            Console.WriteLine($"{Path.GetFileName(path)}: {line}");
            double[] figures = [.. line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            Assert.IsLessThan(1e-4, figures[0], $"{Path.GetFileName(path)}: difference of the scores");
            Assert.IsGreaterThan(1e-3, figures[1], $"{Path.GetFileName(path)}: scores that differ between frames");
        }
    }

    [TestMethod]
    public void Save_NamedNetworks_AgreeWithTheTorchModules()
    {
        using var folder = new TemporaryFolder();
        string[] names = ["resnet10", "resnet18", "resnet50", "vgg16", "vgg19"];
        string[] paths = [.. names.Select(name => ExportedNetworks.Write(folder.Path, name, Make(name), Batch))];
        string script = $"import runpy; runpy.run_path(r'{Script("compare_torch.py")}', run_name='__main__')";
        string[] differences = Python.Run(["onnx", "torch"], script, paths).Split('\n');
        Assert.AreEqual(names.Length, differences.Length);
        foreach ((string name, string difference) in names.Zip(differences))
        {
            Console.WriteLine($"{name}: {difference}");
            Assert.IsLessThan(1e-4, double.Parse(difference, CultureInfo.InvariantCulture), name);
        }
    }

    [TestMethod]
    public void Save_EveryNetwork_AgreesWithOnnxRuntime()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("XFEL_ML_ONNXRUNTIME")))
            Assert.Inconclusive("needs ONNX Runtime: XFEL_ML_ONNXRUNTIME names the folder of its library");
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Xfel.ML.sln")))
            root = root.Parent;
        if (root is null)
            Assert.Inconclusive("needs a checkout: Xfel.ML.sln was not found above the test binaries");
        string peers = Path.Combine(root!.FullName, "tests", "Xfel.ML.Benchmarks", "peers");
        using var folder = new TemporaryFolder();
        string[] paths = [.. ExportedNetworks.All.Select(network => ExportedNetworks.Write(folder.Path, network.Name, network.Make(), Batch))];
        string[] differences = Python.Run(["onnx", "numpy"], File.ReadAllText(Script("compare_onnxruntime.py")), [peers, .. paths]).Split('\n');
        Assert.AreEqual(paths.Length, differences.Length);
        foreach ((string path, string difference) in paths.Zip(differences))
        {
            Console.WriteLine($"{Path.GetFileName(path)}: {difference}");
            Assert.IsLessThan(1e-4, double.Parse(difference, CultureInfo.InvariantCulture), Path.GetFileName(path));
        }
    }

    [TestMethod]
    public void Save_PathThatCannotBeWritten_LeavesWhatWasThere()
    {
        NetworkModel model = Make("flat");
        using var folder = new TemporaryFolder();
        string taken = folder.File("folder.onnx");
        Directory.CreateDirectory(taken);
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(() => NetworkOnnx.Save(model, taken)).Message, taken);
        string file = folder.File("file");
        File.WriteAllText(file, "kept");
        Assert.ThrowsExactly<IOException>(() => NetworkOnnx.Save(model, Path.Combine(file, "model.onnx")));
        Assert.AreEqual("kept", File.ReadAllText(file));
        Assert.AreEqual(2, Directory.GetFileSystemEntries(folder.Path).Length, "no temporary file is left");
        NetworkOnnx.Save(model, file);
        CollectionAssert.AreEqual(Save(model), File.ReadAllBytes(file));
    }

    private static NetworkModel Make(string name) => ExportedNetworks.All.First(network => network.Name == name).Make();

    private static byte[] Save(NetworkModel model)
    {
        using var stream = new MemoryStream();
        NetworkOnnx.Save(model, stream);
        return stream.ToArray();
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Onnx", name);
}
