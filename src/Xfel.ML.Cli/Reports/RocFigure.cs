using System.Text;

namespace Xfel.ML.Cli;

/// <summary>The receiver operating characteristic as SVG.</summary>
internal static class RocFigure
{
    private const double Left = 60, Top = 15, Side = 320;

    /// <summary>Draws the curve, chance, and the point at which the decisions were made.</summary>
    public static string Svg(RocCurve roc, ClassificationEvaluation metrics)
    {
        string positive = metrics.Classes[1];
        if (!double.IsFinite(roc.Area))
            return "<p>No curve: the test frames are all of one class.</p>";
        var svg = new StringBuilder();
        svg.Append($"""<svg viewBox="0 0 400 400" width="400" height="400" role="img" aria-labelledby="roc-title roc-text">""");
        svg.Append($"""<title id="roc-title">Receiver operating characteristic</title><desc id="roc-text">Share of '{Html.Text(positive)}' frames found against share of other frames taken for '{Html.Text(positive)}', for every threshold. Area under the curve {Html.Share(roc.Area)}.</desc>""");
        svg.Append($"""<rect x="{Html.At(Left)}" y="{Html.At(Top)}" width="{Html.At(Side)}" height="{Html.At(Side)}" fill="#fff" stroke="#1a1a1a"/>""");
        for (int tick = 0; tick <= 5; tick++)
        {
            string label = Html.At(tick / 5.0);
            svg.Append($"""<line x1="{X(tick / 5.0)}" y1="{Y(0)}" x2="{X(tick / 5.0)}" y2="{Y(1)}" stroke="#ddd"/><line x1="{X(0)}" y1="{Y(tick / 5.0)}" x2="{X(1)}" y2="{Y(tick / 5.0)}" stroke="#ddd"/>""");
            svg.Append($"""<text x="{X(tick / 5.0)}" y="{Html.At(Top + Side + 19)}" text-anchor="middle">{label}</text><text x="{Html.At(Left - 8)}" y="{Html.At(Top + (1 - tick / 5.0) * Side + 5)}" text-anchor="end">{label}</text>""");
        }

        svg.Append($"""<line x1="{X(0)}" y1="{Y(0)}" x2="{X(1)}" y2="{Y(1)}" stroke="#767676" stroke-dasharray="6 5"/>""");
        svg.Append("<polyline fill=\"none\" stroke=\"#0b4f9e\" stroke-width=\"2.5\" points=\"");
        svg.AppendJoin(' ', roc.Points.Select(point => $"{X(point.FalsePositiveRate)},{Y(point.TruePositiveRate)}"));
        svg.Append("\"/>");
        double falseRate = 1 - metrics.PerClass[0].Recall;
        svg.Append($"""<circle cx="{X(falseRate)}" cy="{Y(metrics.Recall)}" r="6" fill="#fff" stroke="#b3261e" stroke-width="3"/>""");
        svg.Append($"""<text x="{X(0.5)}" y="{Html.At(Top + Side + 42)}" text-anchor="middle">false positive rate</text>""");
        svg.Append($"""<text transform="translate(16 {Y(0.5)}) rotate(-90)" text-anchor="middle">true positive rate (recall)</text>""");
        svg.Append($"""<text x="{X(0.97)}" y="{Y(0.06)}" text-anchor="end">area under the curve {Html.Share(roc.Area)}</text></svg>""");
        return svg.ToString();
    }

    private static string X(double rate) => Html.At(Left + rate * Side);

    private static string Y(double rate) => Html.At(Top + (1 - rate) * Side);
}
