using System.Text.Json;
using System.Text.Json.Nodes;

namespace Xfel.ML.Tests.Experiments;

/// <summary>What holds for every experiment.</summary>
[TestClass]
public sealed class ExperimentTests
{
    public static IEnumerable<object[]> Names => Experiment.All.Select(experiment => new object[] { experiment.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Of_Name_FindsTheExperiment(string name)
    {
        Experiment experiment = Experiment.Of(name);
        Assert.AreEqual(name, experiment.Name);
        foreach (string words in new[] { experiment.Title, experiment.Summary, experiment.Source })
            Assert.IsFalse(string.IsNullOrWhiteSpace(words) || words.Contains('\n', StringComparison.Ordinal), words);
        Assert.HasCount(1, Experiment.All.Where(other => other.Name == name), "names are unique");
    }

    [TestMethod]
    public void Of_UnknownName_ListsAll()
    {
        var fault = Assert.Throws<ArgumentException>(() => Experiment.Of("no-such"));
        StringAssert.Contains(fault.Message, "'no-such'");
        foreach (Experiment experiment in Experiment.All)
            StringAssert.Contains(fault.Message, experiment.Name);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Run_Tiny_GivesADocumentAndAReport(string name)
    {
        var stages = new HashSet<string>();
        ExperimentResult result = Experiment.Of(name).Run(new() { Size = ExperimentSize.Tiny, Seed = 4, Progress = new Stages(stages) });
        JsonElement document = JsonDocument.Parse(result.ToJson()).RootElement;
        Assert.AreEqual(name, document.GetProperty("experiment").GetString());
        Assert.AreEqual("tiny", document.GetProperty("size").GetString());
        Assert.AreEqual(4, document.GetProperty("seed").GetInt32());
        foreach (string field in new[] { "title", "source", "settings", "results", "seconds", "libraryVersion", "instructionSet" })
            Assert.IsTrue(document.TryGetProperty(field, out JsonElement value) && value.ValueKind != JsonValueKind.Null, field);
        Assert.IsFalse(document.TryGetProperty("report", out _), "words and pictures are not figures");
        Assert.IsNotEmpty(stages);
        ReportItem[] items = [.. result.Report.SelectMany(section => section.Items)];
        Assert.IsNotEmpty(items.OfType<ReportTable>(), "the paper's table");
        foreach (ReportTable table in items.OfType<ReportTable>())
            Assert.IsTrue(table.Rows.Count > 0 && table.Rows.All(row => row.Count == table.Columns.Count), table.Caption);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Run_AnyNumberOfThreads_GivesTheSameFigures(string name)
    {
        string Figures(int threads)
        {
            ExperimentResult result = Experiment.Of(name).Run(new() { Size = ExperimentSize.Tiny, Threads = threads });
            var figures = JsonNode.Parse(result.ToJson())!["results"]!;
            RemoveSpeeds(figures);
            return figures.ToJsonString();
        }

        Assert.AreEqual(Figures(1), Figures(3));
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Run_Cancelled_Ends(string name)
    {
        using var source = new CancellationTokenSource();
        var options = new ExperimentOptions { Size = ExperimentSize.Tiny, Progress = new Cancelling(source), Cancellation = source.Token };
        Assert.Throws<OperationCanceledException>(() => Experiment.Of(name).Run(options));
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Run_ImpossibleOptions_IsRefusedBeforeWork(string name)
    {
        Assert.Throws<ArgumentException>(() => Experiment.Of(name).Run(new() { Size = (ExperimentSize)17 }));
        Assert.Throws<ArgumentException>(() => Experiment.Of(name).Run(new() { Threads = -1 }));
    }

    /// <summary>Speeds and times are the only figures that may differ from run to run.</summary>
    private static void RemoveSpeeds(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (string time in new[] { "framesPerSecond", "secondsToBest", "secondsInFull" })
                members.Remove(time);
            foreach (KeyValuePair<string, JsonNode?> member in members)
                RemoveSpeeds(member.Value);
        }
        else if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
                RemoveSpeeds(item);
        }
    }

    private sealed class Stages(HashSet<string> stages) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            Assert.IsTrue(value.Done >= 0 && value.Done <= value.Total, $"{value}");
            stages.Add(value.Stage);
        }
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => source.Cancel();
    }
}
