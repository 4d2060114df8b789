using System.Text.Json;
using System.Text.RegularExpressions;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed partial class ExperimentTests
{
    [TestMethod]
    public void Experiment_Tiny_WritesResultsAndReport()
    {
        using var folder = new TemporaryFolder();
        string target = folder.File("made/for/it");
        CliRun run = Tiny(target).Exits(0);
        CollectionAssert.AreEquivalent(new[] { "results.json", "report.html" }, Directory.GetFiles(target).Select(Path.GetFileName).ToArray());
        Assert.AreEqual($"report {Path.Combine(target, "report.html")}", run.LastLine);
        StringAssert.Contains(run.Out, "58.7 %", "the paper's number stands beside ours");
        StringAssert.Contains(run.Error, "train");

        JsonElement results = JsonDocument.Parse(File.ReadAllText(Path.Combine(target, "results.json"))).RootElement.GetProperty("results");
        string html = File.ReadAllText(Path.Combine(target, "report.html"));
        foreach (JsonElement geometry in results.GetProperty("geometries").EnumerateArray())
        {
            foreach (string error in new[] { "falseNegative", "falsePositive" })
            {
                JsonElement share = geometry.GetProperty(error);
                (int count, int of) = (share.GetProperty("count").GetInt32(), share.GetProperty("of").GetInt32());
                Assert.AreEqual((double)count / of, share.GetProperty("rate").GetDouble());
                Assert.IsTrue(share.GetProperty("low").GetDouble() <= (double)count / of && (double)count / of <= share.GetProperty("high").GetDouble());
                StringAssert.Contains(html, $"{count} of {of}");
                StringAssert.Contains(run.Out, $"{count} of {of}");
            }
        }
    }

    public static IEnumerable<object[]> Names => Experiment.All.Select(experiment => new object[] { experiment.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Experiment_Report_NeedsNothingFromOutside(string name)
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("experiment", name, "--size", "tiny", "--out", folder.File("out")).Exits(0);
        string html = File.ReadAllText(folder.File("out/report.html"));
        Assert.DoesNotContain("http", html, "no address: the report is one file");
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<link", html);
        foreach (Match source in Source().Matches(html))
            StringAssert.StartsWith(source.Groups[1].Value, "data:image/png;base64,");
        int figures = Regex.Count(html, "<svg ");
        Assert.IsGreaterThan(0, figures);
        Assert.AreEqual(figures, Regex.Count(html, "role=\"img\"><title>[^<]+</title><desc>[^<]+</desc>"), "every figure has words for those who cannot see it");
        StringAssert.Contains(html, "Its figures mean nothing");
        StringAssert.Contains(html, $"xfel-ml experiment {name} --size tiny --seed 1");
        foreach (string tag in new[] { "figure", "table", "ul", "div", "svg", "p", "h2" })
            Assert.AreEqual(Regex.Count(html, $"<{tag}[ >]"), Regex.Count(html, $"</{tag}>"), $"every {tag} is closed");
    }

    [TestMethod]
    public void Experiment_Confusion_IsDrawnAndTold()
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("experiment", "han-resnet", "--size", "tiny", "--out", folder.File("out")).Exits(0);
        string html = File.ReadAllText(folder.File("out/report.html"));
        JsonElement confusion = JsonDocument.Parse(File.ReadAllText(folder.File("out/results.json"))).RootElement.GetProperty("results").GetProperty("test").GetProperty("evaluation").GetProperty("confusion");
        StringAssert.Contains(html, "<title>Confusion matrix</title>");
        StringAssert.Contains(html, $"{confusion[1][2].GetInt32()} frames of single decided double");
    }

    [TestMethod]
    public void Experiment_Json_PrintsTheDocumentAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        JsonElement document = Tiny(folder.File("out"), "--json", "--seed", "5").Json();
        Assert.AreEqual(5, document.GetProperty("seed").GetInt32());
        Assert.AreEqual("tiny", document.GetProperty("size").GetString());
        Assert.AreEqual(File.ReadAllText(folder.File("out/results.json")).Trim(), document.GetRawText().Trim());
    }

    [TestMethod]
    public void Experiment_OutIsUnderAFile_IsRefusedBeforeWork()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("taken"), "");
        Tiny(folder.File("taken")).Fails(2, "--out", "is a file");
        Tiny(folder.File("taken/below")).Fails(2, "--out", "is a file");
        Assert.AreEqual("", File.ReadAllText(folder.File("taken")));
    }

    [TestMethod]
    public void CtrlC_DuringExperiment_ExitsWith1AndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        CliRun run = InterruptedRun.Of(said => said.Contains("han-generalisation:", StringComparison.Ordinal), "experiment", "han-generalisation", "--out", folder.File("out"));
        run.Fails(1, "interrupted");
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static CliRun Tiny(string folder, params string[] more) => CliRun.Of(["experiment", "han-generalisation", "--size", "tiny", "--out", folder, .. more]);

    [GeneratedRegex("src=\"([^\"]*)\"")]
    private static partial Regex Source();
}
