using System.Text.RegularExpressions;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed partial class DemoTests
{
    [TestMethod]
    public void Demo_Small_WritesReportModelAndPredictions()
    {
        using var folder = new TemporaryFolder();
        CliRun run = Demo(folder.File("demo")).Exits(0);
        string report = Path.Combine(folder.File("demo"), "report.html");
        StringAssert.Matches(run.LastLine, new(@"^accuracy [01]\.\d{3} precision [01]\.\d{3} recall [01]\.\d{3} report " + Regex.Escape(report) + "$"));
        StringAssert.Contains(run.Out, "Good/Bad");
        StringAssert.Contains(run.Out, "random");
        CollectionAssert.AreEquivalent(new[] { "report.html", "model.xfel", "predictions.csv" }, Directory.GetFiles(folder.File("demo")).Select(Path.GetFileName).ToArray());
        string[] rows = File.ReadAllLines(Path.Combine(folder.File("demo"), "predictions.csv"));
        StringAssert.StartsWith(rows[0], "file,index,truth,decision,probability");
        Assert.HasCount(13, rows);
    }

    [TestMethod]
    public void Demo_Report_NeedsNothingFromOutside()
    {
        using var folder = new TemporaryFolder();
        Demo(folder.File("demo")).Exits(0);
        string html = File.ReadAllText(Path.Combine(folder.File("demo"), "report.html"));
        Assert.DoesNotContain("http", html, "no address: the report is one file");
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<link", html);
        foreach (Match source in Source().Matches(html))
            StringAssert.StartsWith(source.Groups[1].Value, "data:image/png;base64,");
        foreach (string scale in new[] { "1 photon", "2 photons", "5 photons", "10 photons", "20 photons", "50 photons", "100 photons", "1000 photons" })
            StringAssert.Contains(html, $"white = {scale}");
        Assert.AreEqual(2, Regex.Count(html, "role=\"img\""), "confusion matrix and ROC curve, both with words for those who cannot see them");
        StringAssert.Contains(html, "random");
    }

    [TestMethod]
    public void Demo_SameSeed_GivesTheSameFigures()
    {
        using var folder = new TemporaryFolder();
        var first = Demo(folder.File("a"), "--json", "--threads", "1").Json();
        var second = Demo(folder.File("b"), "--json", "--threads", "3").Json();
        Assert.AreEqual(first.GetProperty("confusion").GetRawText(), second.GetProperty("confusion").GetRawText());
        Assert.AreEqual(File.ReadAllText(Path.Combine(folder.File("a"), "predictions.csv")), File.ReadAllText(Path.Combine(folder.File("b"), "predictions.csv")));
        CollectionAssert.AreEqual(File.ReadAllBytes(Path.Combine(folder.File("a"), "model.xfel")), File.ReadAllBytes(Path.Combine(folder.File("b"), "model.xfel")));
    }

    private static CliRun Demo(string folder, params string[] more) =>
        CliRun.Of(["demo", "--out", folder, "--count", "40", "--test", "12", "--size", "32", "--width", "0.125", .. more]);

    [GeneratedRegex("src=\"([^\"]*)\"")]
    private static partial Regex Source();
}
