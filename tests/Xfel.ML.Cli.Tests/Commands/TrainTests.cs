using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed class TrainTests
{
    private static readonly string[] Classes = ["bad", "single"];

    [TestMethod]
    public void Train_Json_HasTheHeldOutFiguresAndTheModelsFacts()
    {
        using var folder = new TemporaryFolder();
        var json = CliRun.Of("train", "vgg16-logistic", "--data", TestFiles.Frames, "--out", folder.File("m.xfel"), "--width", "0.125", "--validation", "0.25", "--json").Json();
        Assert.IsTrue(json.GetProperty("accuracy").GetDouble() is >= 0 and <= 1);
        Assert.IsTrue(json.TryGetProperty("precision", out _) && json.TryGetProperty("recall", out _));
        StringAssert.Contains(json.GetProperty("model").GetProperty("weights").GetString(), "random");
        Assert.IsTrue(File.Exists(folder.File("m.xfel")));
    }

    [TestMethod]
    public void Info_Model_SaysWhatItWasTrainedOn()
    {
        CliRun run = CliRun.Of("info", TestFiles.Model).Exits(0);
        StringAssert.Contains(run.Out, "vgg16-logistic");
        StringAssert.Contains(run.Out, $"{TestFiles.Count} frames");
        StringAssert.Contains(run.Out, "random");
        var json = CliRun.Of("info", TestFiles.Model, "--json").Json();
        Assert.AreEqual("model", json.GetProperty("kind").GetString());
    }

    [TestMethod]
    public void Train_BadFrame_IsSkippedCountedAndNamed()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npz(folder.File("f.npz"), [TestFiles.Frame(1), TestFiles.Nan(), TestFiles.Frame(2), TestFiles.Frame(3)], [0, 1, 1, 0], Classes);
        CliRun run = Train(file, folder.File("m.xfel")).Exits(0);
        StringAssert.Contains(run.Error, "frame 1 was left out");
        StringAssert.Contains(run.Out, "1 bad");
        Train(file, folder.File("n.xfel"), "--strict").Fails(3, "frame 1");
        Assert.IsFalse(File.Exists(folder.File("n.xfel")));
    }

    [TestMethod]
    public void Train_OneClassOnly_ExitsWith3AndLeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npz(folder.File("f.npz"), [TestFiles.Frame(1), TestFiles.Frame(2)], [1, 1], Classes);
        Train(file, folder.File("m.xfel")).Fails(3, file, "single", "both classes");
        AssertNothingBut(folder, "f.npz");
    }

    [TestMethod]
    public void Train_NoUsableFrame_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npz(folder.File("f.npz"), [TestFiles.Nan(), TestFiles.Nan()], [0, 1], Classes);
        Train(file, folder.File("m.xfel")).Fails(3, file, "no usable frame among 2");
        AssertNothingBut(folder, "f.npz");
    }

    [TestMethod]
    public void Train_LabelsOfTheWrongLength_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npz(folder.File("f.npz"), [TestFiles.Frame(1), TestFiles.Frame(2)], [0, 1, 1], Classes);
        Train(file, folder.File("m.xfel")).Fails(3, file, "labels");
        AssertNothingBut(folder, "f.npz");
    }

    [TestMethod]
    public void Train_NoLabels_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File("f.npy"), TestFiles.Frame(1), TestFiles.Frame(2));
        Train(file, folder.File("m.xfel")).Fails(3, file, "labels");
    }

    [TestMethod]
    public void Train_NoClassOfThatName_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        Train(TestFiles.Frames, folder.File("m.xfel"), "--positive", "quintuple").Fails(3, "quintuple", "single");
    }

    [TestMethod]
    public void Train_WeightsOfAnotherNetwork_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string weights = folder.File("w.onnx");
        File.WriteAllText(weights, "these are not weights");
        CliRun.Of("train", "vgg16-logistic", "--data", TestFiles.Frames, "--out", folder.File("m.xfel"), "--weights", weights).Fails(3, weights);
        AssertNothingBut(folder, "w.onnx");
        CliRun.Of("train", "vgg16-logistic", "--data", TestFiles.Frames, "--out", folder.File("m.xfel"), "--weights", folder.File("none.onnx")).Fails(3, "none.onnx");
    }

    private static CliRun Train(string data, string path, params string[] more) =>
        CliRun.Of(["train", "vgg16-logistic", "--data", data, "--out", path, "--width", "0.125", "--validation", "0", .. more]);

    private static void AssertNothingBut(TemporaryFolder folder, string name) =>
        CollectionAssert.AreEqual(new[] { name }, Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).ToArray(), "no partial output is left behind");
}
