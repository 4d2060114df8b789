using System.Text.Json;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed class EvaluateTests
{
    [TestMethod]
    public void Evaluate_Json_HasTheStableFields()
    {
        var json = CliRun.Of("evaluate", "--model", TestFiles.Model, "--data", TestFiles.Frames, "--json").Json();
        foreach (string name in new[] { "accuracy", "precision", "recall", "classes", "confusion", "perClass" })
            Assert.IsTrue(json.TryGetProperty(name, out _), name);
        Assert.AreEqual("single", json.GetProperty("classes")[1].GetString());
        foreach (string name in new[] { "f1", "matthews", "kappa", "logLoss", "calibration", "baselineAccuracy", "intervals", "intervalBasis" })
            Assert.AreNotEqual(JsonValueKind.Null, json.GetProperty(name).ValueKind, name);
        var accuracy = json.GetProperty("intervals").GetProperty("accuracy");
        Assert.AreEqual(json.GetProperty("accuracy").GetDouble(), accuracy.GetProperty("value").GetDouble());
        Assert.IsLessThanOrEqualTo(accuracy.GetProperty("high").GetDouble(), accuracy.GetProperty("low").GetDouble());
        Assert.AreEqual(JsonValueKind.Null, json.GetProperty("labels").ValueKind);
        int frames = json.GetProperty("confusion").EnumerateArray().Sum(row => row.EnumerateArray().Sum(cell => cell.GetInt32()));
        Assert.AreEqual(TestFiles.Count, frames);
    }

    [TestMethod]
    public void Evaluate_Text_ShowsThePapersTableAndNeverAccuracyAlone()
    {
        CliRun run = CliRun.Of("evaluate", "--model", TestFiles.Model, "--data", TestFiles.Frames).Exits(0);
        StringAssert.Contains(run.Out, "Good/Good");
        StringAssert.Matches(run.Out, new(@"95 % intervals from 1000 resamples of 60 frames:\n  accuracy +[01]\.\d{3}  \[[01]\.\d{3}, [01]\.\d{3}\]"));
        StringAssert.Contains(run.Out, "the same answer for every frame has accuracy ");
        StringAssert.Matches(run.LastLine, new(@"^accuracy [01]\.\d{3} precision [01]\.\d{3} recall [01]\.\d{3}$"));
        StringAssert.Contains(run.Error, "random");
    }

    [TestMethod]
    public void Evaluate_BadFrame_IsARowAndLeftOutOfTheFigures()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npz(folder.File("f.npz"), [TestFiles.Frame(1), TestFiles.Nan(), TestFiles.Frame(2)], [0, 1, 1], "bad", "single");
        var json = CliRun.Of("evaluate", "--model", TestFiles.Model, "--data", file, "--json").Json();
        Assert.AreEqual(2, json.GetProperty("frames").GetInt32());
        var bad = json.GetProperty("badFrames")[0];
        Assert.AreEqual(1, bad.GetProperty("index").GetInt32());
        Assert.AreEqual("bad", bad.GetProperty("decision").GetString());
        StringAssert.Contains(CliRun.Of("evaluate", "--model", TestFiles.Model, "--data", file).Exits(0).Out, "NaN");
        CliRun.Of("evaluate", "--model", TestFiles.Model, "--data", file, "--strict").Fails(3, "frame 1", "NaN");
    }

    [TestMethod]
    public void Evaluate_NoLabels_ExitsWith3()
    {
        using var folder = new TemporaryFolder();
        string file = TestFiles.Npy(folder.File("f.npy"), TestFiles.Frame(1));
        CliRun.Of("evaluate", "--model", TestFiles.Model, "--data", file).Fails(3, file, "labels");
    }
}
