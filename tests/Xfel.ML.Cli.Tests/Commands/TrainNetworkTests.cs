using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed class TrainNetworkTests
{
    private static readonly string[] Classes = ["bad", "single"];

    [TestMethod]
    public void Train_Resnet10_WritesModelAndReportThatOtherCommandsTake()
    {
        using var folder = new TemporaryFolder();
        string model = folder.File("m.xfel");
        var json = Train(TestFiles.Frames, model, "--epochs", "2", "--photons", "log", "--crop", "32", "--validation", "0.3", "--json").Json();
        Assert.AreEqual(2, json.GetProperty("epochs").GetArrayLength());
        Assert.AreEqual(5, json.GetProperty("classes").GetArrayLength());
        Assert.IsTrue(json.GetProperty("accuracy").GetDouble() is >= 0 and <= 1);
        Assert.IsGreaterThan(0, json.GetProperty("framesPerSecond").GetDouble());
        string report = File.ReadAllText(folder.File("m.html"));
        StringAssert.Contains(report, "Training curves");
        StringAssert.Contains(report, "<polyline");

        CliRun info = CliRun.Of("info", model).Exits(0);
        StringAssert.Contains(info.Out, "resnet10");
        StringAssert.Contains(info.Out, "photons as logarithms");
        var evaluated = CliRun.Of("evaluate", "--model", model, "--data", TestFiles.Frames, "--json").Json();
        Assert.AreEqual(5, evaluated.GetProperty("confusion").GetArrayLength());
        Assert.AreEqual(TestFiles.Count, evaluated.GetProperty("confusion").EnumerateArray().Sum(row => row.EnumerateArray().Sum(cell => cell.GetInt32())));
        CliRun text = CliRun.Of("evaluate", "--model", model, "--data", TestFiles.Frames).Exits(0);
        StringAssert.Contains(text.Out, "quadruple");
        var decisions = CliRun.Of("classify", TestFiles.Frames, "--model", model, "--json").Json();
        Assert.AreEqual(TestFiles.Count, decisions.GetProperty("frames").GetArrayLength());
        Assert.AreEqual(1, decisions.GetProperty("frames")[0].GetProperty("probabilities").EnumerateObject().Sum(pair => pair.Value.GetDouble()), 1e-5);
    }

    [TestMethod]
    public void Train_WidthAndAlpha_MakeAnotherNetwork()
    {
        using var folder = new TemporaryFolder();
        string model = folder.File("m.xfel");
        CliRun.Of("train", "resnet18", "--data", TestFiles.Frames, "--out", model, "--width", "0.125", "--alpha", "0.5", "--epochs", "1", "--batch", "8", "--crop", "32").Exits(0);
        var network = ((NetworkClassifier)FrameClassifier.Load(model)).Network.Network;
        StringAssert.Contains(network.Name, "width 0.125");
        StringAssert.Contains(network.ToString(), "log activation 0.5");
    }

    [TestMethod]
    [DataRow("resnet10", "--width", "0.5", "resnet10")]
    [DataRow("resnet10", "--alpha", "0.2", "resnet10")]
    [DataRow("resnet18", "--width", "5", "--width is 5")]
    [DataRow("resnet18", "--alpha", "-1", "--alpha is -1")]
    public void Train_DesignThatTheNetworkCannotHave_IsBadUsage(string network, string option, string value, string said)
    {
        using var folder = new TemporaryFolder();
        CliRun run = CliRun.Of("train", network, "--data", TestFiles.Frames, "--out", folder.File("m.xfel"), option, value).Exits(2);
        StringAssert.Contains(run.Error, said);
    }

    [TestMethod]
    public void Train_SameSeed_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        Train(TestFiles.Frames, folder.File("a.xfel"), "--epochs", "1", "--crop", "24", "--threads", "1").Exits(0);
        Train(TestFiles.Frames, folder.File("b.xfel"), "--epochs", "1", "--crop", "24", "--threads", "2").Exits(0);
        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("a.xfel")), File.ReadAllBytes(folder.File("b.xfel")));
    }

    [TestMethod]
    public void Train_Progress_NamesEpochLossAndSpeedOnStderrOnly()
    {
        using var folder = new TemporaryFolder();
        CliRun run = Train(TestFiles.Frames, folder.File("m.xfel"), "--epochs", "1", "--crop", "24", "--validation", "0.3").Exits(0);
        StringAssert.Contains(run.Error, "epoch 1 of 1: loss ");
        StringAssert.Contains(run.Error, "held out: loss ");
        StringAssert.Contains(run.Error, "frames/s");
        Assert.DoesNotContain("epoch 1 of 1: loss", run.Out);
    }

    [TestMethod]
    public void Train_BadFrame_IsLeftOutAndNamed_OrEndsAStrictRun()
    {
        using var folder = new TemporaryFolder();
        float[][] frames = [.. Enumerable.Range(0, 12).Select(i => i == 5 ? TestFiles.Nan(16) : TestFiles.Frame(i, 16))];
        string file = TestFiles.Npz(folder.File("f.npz"), frames, [.. Enumerable.Range(0, 12).Select(i => i % 2)], Classes);
        CliRun run = Train(file, folder.File("m.xfel"), "--epochs", "1", "--batch", "4", "--validation", "0").Exits(0);
        StringAssert.Contains(run.Error, "frame 5 was left out");
        Train(file, folder.File("n.xfel"), "--epochs", "1", "--batch", "4", "--validation", "0", "--strict").Fails(3, "frame 5");
        Assert.IsFalse(File.Exists(folder.File("n.xfel")));
    }

    [TestMethod]
    public void Train_BatchLargerThanTheData_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npz(folder.File("f.npz"), [TestFiles.Frame(1, 16), TestFiles.Frame(2, 16), TestFiles.Frame(3, 16), TestFiles.Frame(4, 16)], [0, 1, 0, 1], Classes);
        Train(file, folder.File("m.xfel"), "--batch", "64", "--validation", "0").Fails(3, "64");
    }

    [TestMethod]
    public void Train_FrameSmallerThanTheReduction_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npz(folder.File("f.npz"), [TestFiles.Frame(1, 16), TestFiles.Frame(2, 16)], [0, 1], Classes);
        CliRun.Of("train", "vgg16", "--data", file, "--out", folder.File("m.xfel")).Fails(3, "16 x 16", "vgg16");
    }

    [TestMethod]
    public void Train_ClassWithoutExample_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npz(folder.File("f.npz"), [.. Enumerable.Range(0, 8).Select(i => TestFiles.Frame(i, 16))], [0, 1, 0, 1, 0, 1, 0, 1], ["bad", "single", "double"]);
        Train(file, folder.File("m.xfel"), "--batch", "4", "--validation", "0").Fails(3, "double");
    }

    [TestMethod]
    public void Train_ResumeAfterTheLastEpoch_GivesTheSameModel()
    {
        using var folder = new TemporaryFolder();
        string[] options = ["--epochs", "2", "--crop", "24", "--checkpoint", folder.File("state")];
        Train(TestFiles.Frames, folder.File("a.xfel"), options).Exits(0);
        Train(TestFiles.Frames, folder.File("b.xfel"), options).Fails(3, "resume");
        Train(TestFiles.Frames, folder.File("b.xfel"), [.. options, "--resume"]).Exits(0);
        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("a.xfel")), File.ReadAllBytes(folder.File("b.xfel")));
        Train(TestFiles.Frames, folder.File("c.xfel"), [.. options, "--resume", "--learning-rate", "0.01"]).Fails(3, "learning rate");
    }

    [TestMethod]
    public void Export_TrainedModel_WritesOnnxWithTheClassesOfTheModel()
    {
        using var folder = new TemporaryFolder();
        Train(TestFiles.Frames, folder.File("m.xfel"), "--epochs", "1", "--crop", "24").Exits(0);
        CliRun.Of("export", folder.File("m.xfel"), "--out", folder.File("m.onnx")).Exits(0);
        Assert.IsGreaterThan(100_000, new FileInfo(folder.File("m.onnx")).Length);
        CliRun.Of("export", TestFiles.Model, "--out", folder.File("n.onnx")).Fails(3, "vgg16-logistic");
        Assert.IsFalse(File.Exists(folder.File("n.onnx")));
    }

    [TestMethod]
    [DataRow("resnet10", "--positive", "single")]
    [DataRow("resnet10", "--weights", "w.onnx")]
    [DataRow("vgg16-logistic", "--epochs", "3")]
    [DataRow("resnet10", "--preset", "Nobody1999")]
    [DataRow("resnet10", "--optimizer", "lbfgs")]
    [DataRow("resnet10", "--schedule", "sometimes")]
    [DataRow("resnet10", "--photons", "cube")]
    [DataRow("resnet10", "--epochs", "0")]
    [DataRow("resnet10", "--learning-rate", "-1")]
    [DataRow("resnet99", "--seed", "1")]
    public void Train_OptionThatCannotBe_ExitsWith2(string network, string option, string value)
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("train", network, "--data", TestFiles.Frames, "--out", folder.File("m.xfel"), option, value).Fails(2);
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static CliRun Train(string data, string path, params string[] more) => CliRun.Of(["train", "resnet10", "--data", data, "--out", path, .. more.Contains("--batch") ? [] : (string[])["--batch", "16"], .. more]);
}
