using System.Text.Json;
using Xfel.ML.Formats;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

/// <summary><c>evaluate</c> where a frame may have several labels.</summary>
[TestClass]
public sealed class EvaluateLabelsTests
{
    private const int Count = 24, Side = 24;
    private static readonly string[] Labels = ["Spherical/Oblate", "Prolate", "Streak", "Empty"];
    private static readonly TemporaryFolder Folder = new();
    private static readonly Lazy<(string Model, string Data)> LazyFiles = new(Train);

    [ClassCleanup]
    public static void Clean() => Folder.Dispose();

    [TestMethod]
    public void Evaluate_Text_ShowsEveryLabelWithIntervalsBaselineAndContradictions()
    {
        CliRun run = CliRun.Of("evaluate", "--model", LazyFiles.Value.Model, "--data", LazyFiles.Value.Data).Exits(0);
        StringAssert.Matches(run.Out, new(@"Streak +[01]\.\d{3} +[01]\.\d{3} +[01]\.\d{3}  \[[01]\.\d{3}, [01]\.\d{3}\] +8"));
        StringAssert.Contains(run.Out, "ROC area");
        StringAssert.Contains(run.Out, $"95 % intervals from 1000 resamples of {Count} frames");
        StringAssert.Contains(run.Out, "predicting no label at all has accuracy");
        StringAssert.Matches(run.Out, new($@"labels that contradict each other: predicted on \d+ of {Count} frames \([^)]*\), true on 0"));
        StringAssert.Matches(run.LastLine, new(@"^accuracy [01]\.\d{3} precision [01]\.\d{3} recall [01]\.\d{3}$"));
    }

    [TestMethod]
    public void Evaluate_Json_HasLabelsIntervalsAndRules()
    {
        JsonElement json = CliRun.Of("evaluate", "--model", LazyFiles.Value.Model, "--data", LazyFiles.Value.Data, "--json").Json();
        JsonElement labels = json.GetProperty("labels");
        Assert.AreEqual(json.GetProperty("accuracy").GetDouble(), labels.GetProperty("intervals").GetProperty("accuracy").GetProperty("value").GetDouble());
        Assert.AreEqual(Count * Labels.Length, labels.GetProperty("calibration").GetProperty("bins").EnumerateArray().Sum(bin => bin.GetProperty("count").GetInt32()));
        JsonElement streak = labels.GetProperty("labels")[2];
        Assert.AreEqual("Streak", streak.GetProperty("name").GetString());
        Assert.AreEqual(Count, streak.GetProperty("counts").EnumerateObject().Sum(count => count.Value.GetInt32()));
        Assert.IsTrue(streak.GetProperty("averagePrecision").GetDouble() is > 0 and <= 1);
        // Empty is a label that no frame has.
        Assert.AreEqual(JsonValueKind.Null, labels.GetProperty("labels")[3].GetProperty("averagePrecision").ValueKind);
        Assert.AreEqual(2 / 3.0, labels.GetProperty("nothing").GetProperty("accuracy").GetDouble(), 1e-12);
        JsonElement rules = json.GetProperty("labelRules");
        Assert.AreEqual(4, rules.GetProperty("predicted").GetProperty("rules").GetArrayLength());
        Assert.AreEqual("AtMostOne", rules.GetProperty("truth").GetProperty("rules")[0].GetProperty("rule").GetProperty("kind").GetString());
        Assert.AreEqual(0, rules.GetProperty("truth").GetProperty("frames").GetProperty("count").GetInt32());
        Assert.AreEqual(Count, json.GetProperty("confusion")[0].EnumerateArray().Sum(cell => cell.GetInt32()));
        Assert.IsTrue(json.GetProperty("perClass")[0].TryGetProperty("intervals", out _));
    }

    private static (string Model, string Data) Train()
    {
        string model = Folder.File("m.xfel");
        CliRun.Of("train", "resnet10", "--data", Write("train.npz", withEmpty: true), "--out", model, "--epochs", "1", "--batch", "8", "--validation", "0").Exits(0);
        return (model, Write("test.npz", withEmpty: false));
    }

    /// <summary>A third of the frames is round, a third prolate, a third prolate with a streak; the first may be empty instead.</summary>
    private static string Write(string name, bool withEmpty)
    {
        int[] labels = [.. Enumerable.Range(0, Count).SelectMany(i => (int[])[i % 3 == 0 ? 1 : 0, i % 3 > 0 ? 1 : 0, i % 3 == 2 ? 1 : 0, 0])];
        if (withEmpty)
            (labels[0], labels[3]) = (0, 1);
        NpzFile.Write(Folder.File(name), file =>
        {
            file.Write<float>("frames", Enumerable.Range(0, Count).SelectMany(i => TestFiles.Frame(i, Side)).ToArray(), Count, Side, Side);
            file.Write<int>("labels", labels, Count, Labels.Length);
            file.WriteText("class_names", Labels);
        });
        return Folder.File(name);
    }
}
