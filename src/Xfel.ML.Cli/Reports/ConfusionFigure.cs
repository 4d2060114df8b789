using System.Text;

namespace Xfel.ML.Cli;

/// <summary>The confusion matrix as SVG: number of frames by truth and prediction, shaded by the share of their row.</summary>
internal static class ConfusionFigure
{
    private const double Left = 130, Top = 60, Cell = 120;

    public static string Svg(ClassificationEvaluation metrics)
    {
        int classes = metrics.Classes.Count;
        double width = Left + classes * Cell + 10, height = Top + classes * Cell + 10;
        var svg = new StringBuilder();
        svg.Append($"""<svg viewBox="0 0 {Html.At(width)} {Html.At(height)}" width="{Html.At(width)}" height="{Html.At(height)}" role="img">""");
        svg.Append($"""<title>Confusion matrix</title><desc>{Html.Text(Describe(metrics))}</desc>""");
        svg.Append($"""<text x="{Html.At(Left + classes * Cell / 2)}" y="18" text-anchor="middle">prediction</text>""");
        svg.Append($"""<text transform="translate(16 {Html.At(Top + classes * Cell / 2)}) rotate(-90)" text-anchor="middle">truth</text>""");
        for (int truth = 0; truth < classes; truth++)
        {
            svg.Append($"""<text x="{Html.At(Left + (truth + 0.5) * Cell)}" y="{Html.At(Top - 12)}" text-anchor="middle">{Html.Text(metrics.Classes[truth])}</text>""");
            svg.Append($"""<text x="{Html.At(Left - 10)}" y="{Html.At(Top + (truth + 0.5) * Cell + 5)}" text-anchor="end">{Html.Text(metrics.Classes[truth])}</text>""");
            int frames = metrics.PerClass[truth].Frames;
            for (int predicted = 0; predicted < classes; predicted++)
                AppendCell(svg, truth, predicted, metrics.Confusion[truth][predicted], frames);
        }

        return svg.Append("</svg>").ToString();
    }

    private static void AppendCell(StringBuilder svg, int truth, int predicted, int count, int frames)
    {
        double share = frames == 0 ? 0 : (double)count / frames;
        // Right decisions blue, wrong ones red; the letters turn white where the ground gets dark.
        string ground = truth == predicted ? "#0b4f9e" : "#b3261e";
        string ink = share > 0.55 ? "#fff" : "#1a1a1a";
        double x = Left + predicted * Cell, y = Top + truth * Cell;
        svg.Append($"""<rect x="{Html.At(x)}" y="{Html.At(y)}" width="{Html.At(Cell)}" height="{Html.At(Cell)}" fill="{ground}" fill-opacity="{Html.At(share)}" stroke="#1a1a1a"/>""");
        svg.Append($"""<text x="{Html.At(x + Cell / 2)}" y="{Html.At(y + Cell / 2 - 2)}" text-anchor="middle" style="font-size:22px;font-weight:600;fill:{ink}">{Html.Count(count)}</text>""");
        svg.Append($"""<text x="{Html.At(x + Cell / 2)}" y="{Html.At(y + Cell / 2 + 20)}" text-anchor="middle" style="fill:{ink}">{Html.At(100 * Math.Round(share, 3))} %</text>""");
    }

    private static string Describe(ClassificationEvaluation metrics) => string.Join("; ",
        from truth in Enumerable.Range(0, metrics.Classes.Count)
        from predicted in Enumerable.Range(0, metrics.Classes.Count)
        select $"{metrics.Confusion[truth][predicted]} frames of {metrics.Classes[truth]} decided {metrics.Classes[predicted]}");
}
