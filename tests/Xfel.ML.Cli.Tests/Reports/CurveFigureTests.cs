using System.Text.RegularExpressions;

namespace Xfel.ML.Cli.Reports;

[TestClass]
public sealed class CurveFigureTests
{
    [TestMethod]
    public void Svg_Epochs_AreNumbered()
    {
        string svg = CurveFigure.Svg("Loss", [("training", [3, 2, 1]), ("held out", [3, double.NaN, 2])]);
        StringAssert.Contains(svg, "Loss by epoch</title>");
        StringAssert.Contains(svg, "text-anchor=\"middle\">3</text>");
        StringAssert.Contains(svg, "height=\"340\"");
        Assert.AreEqual(0, Regex.Count(svg, "<circle"), "epochs are many: a line alone");
    }

    [TestMethod]
    public void Svg_NamedSteps_HaveTheirNamesAndPoints()
    {
        string svg = CurveFigure.Svg("F1", [("here", [0.9, 0.8, double.NaN]), ("paper", [0.9, 0.85, 0.8])], 0.5, 1, "noise", ["none", "mean", "a < b"]);
        StringAssert.Contains(svg, "F1 by noise</title>");
        foreach (string words in new[] { ">none</text>", ">mean</text>", ">a &lt; b</text>", ">noise</text>" })
            StringAssert.Contains(svg, words);
        Assert.AreEqual(5, Regex.Count(svg, "<circle"), "a value that is not there has no point");
    }

    [TestMethod]
    public void Svg_ManySeries_AreNamedBelowInDifferentStyles()
    {
        string svg = CurveFigure.Svg("F1", [.. Enumerable.Range(0, 8).Select(i => ($"series {i}", new double[] { i, i + 1 }))]);
        Assert.AreEqual(8, Regex.Matches(svg, "<polyline[^>]*stroke=\"([^\"]*)\"[^>]*stroke-dasharray=\"([^\"]*)\"").Select(match => match.Groups[1].Value + match.Groups[2].Value).Distinct().Count());
        foreach (Match name in Regex.Matches(svg, "y=\"([0-9.]+)\">series"))
            Assert.IsTrue(double.Parse(name.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) is > 275 and < 420, "below the frame, within the figure");
        Assert.AreEqual(8, Regex.Count(svg, ">series \\d</text>"));
    }
}
