using System.Globalization;
using System.Text;

namespace Xfel.ML.Cli;

/// <summary>Figures over epochs, or over named steps, as SVG: one line a series, each with its own colour and dash, named beside the figure where there are many.</summary>
internal static class CurveFigure
{
    private const double Left = 70, Top = 15, Width = 420, Height = 260;
    private static readonly (string Colour, string Dash)[] Styles = [("#0b4f9e", ""), ("#b3261e", "7 4"), ("#2e7d32", "2 3"), ("#7b3fa0", "10 3 2 3"), ("#5f5f5f", "1 4"), ("#b45309", "12 5"), ("#00838f", "4 4"), ("#ad1457", "14 3 2 3 2 3")];

    /// <summary>More names than this would cover the curves: they stand below the figure.</summary>
    private const int MostWithin = 2;

    /// <param name="title">What is shown.</param>
    /// <param name="series">Names and values, one value an epoch; a value that is not there is NaN.</param>
    /// <param name="low">Lowest value of the axis; null takes it from the data.</param>
    /// <param name="high">Highest value of the axis; null takes it from the data.</param>
    /// <param name="across">What the values stand beside each other for.</param>
    /// <param name="ticks">What each value is of; null numbers them from 1.</param>
    public static string Svg(
        string title, IReadOnlyList<(string Name, double[] Values)> series, double? low = null, double? high = null, string across = "epoch", IReadOnlyList<string>? ticks = null)
    {
        double[] all = [.. series.SelectMany(one => one.Values).Where(double.IsFinite)];
        if (all.Length == 0)
            return $"<p>No curve of {Html.Text(title)}.</p>";
        double bottom = low ?? Math.Min(0, all.Min()), top = high ?? all.Max();
        if (top <= bottom)
            top = bottom + 1;
        int epochs = series.Max(one => one.Values.Length);
        bool isBelow = series.Count > MostWithin;
        double height = Top + Height + 65 + (isBelow ? 20 * ((series.Count + 1) / 2) : 0);
        var svg = new StringBuilder();
        svg.Append($"""<svg viewBox="0 0 520 {Html.At(height)}" width="520" height="{Html.At(height)}" role="img"><title>{Html.Text(title)} by {Html.Text(across)}</title>""");
        svg.Append($"""<desc>{Html.Text(string.Join("; ", series.Select(one => $"{one.Name}: from {Number(one.Values[0])} to {Number(one.Values[^1])}")))}</desc>""");
        svg.Append($"""<rect x="{Html.At(Left)}" y="{Html.At(Top)}" width="{Html.At(Width)}" height="{Html.At(Height)}" fill="#fff" stroke="#1a1a1a"/>""");
        for (int tick = 0; tick <= 4; tick++)
        {
            double value = bottom + (top - bottom) * tick / 4;
            svg.Append($"""<line x1="{Html.At(Left)}" y1="{Y(value)}" x2="{Html.At(Left + Width)}" y2="{Y(value)}" stroke="#ddd"/><text x="{Html.At(Left - 8)}" y="{Html.At(At(value) + 5)}" text-anchor="end">{Number(value)}</text>""");
        }

        int step = Math.Max(1, (int)Math.Ceiling(epochs / 10.0));
        for (int epoch = 1; epoch <= epochs; epoch += step)
            svg.Append($"""<text x="{X(epoch)}" y="{Html.At(Top + Height + 19)}" text-anchor="middle">{(ticks is null ? epoch : Html.Text(ticks[epoch - 1]))}</text>""");
        svg.Append($"""<text x="{Html.At(Left + Width / 2)}" y="{Html.At(Top + Height + 42)}" text-anchor="middle">{Html.Text(across)}</text>""");
        for (int i = 0; i < series.Count; i++)
        {
            (string colour, string dash) = Styles[i % Styles.Length];
            (string X, string Y)[] points = [.. series[i].Values.Select((value, epoch) => (value, epoch)).Where(point => double.IsFinite(point.value)).Select(point => (X(point.epoch + 1), Y(Math.Clamp(point.value, bottom, top))))];
            svg.Append($"""<polyline fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}" points="{string.Join(' ', points.Select(point => $"{point.X},{point.Y}"))}"/>""");
            // Few values, each with a name, are measurements: the lines between them are not.
            if (ticks is not null)
                svg.Append(string.Concat(points.Select(point => $"""<circle cx="{point.X}" cy="{point.Y}" r="4.5" fill="{colour}"/>""")));
            (double x, double y) = isBelow ? (Left + i % 2 * Width / 2, Top + Height + 64 + 20 * (i / 2)) : (Left + 12, Top + 16 + 20 * i);
            svg.Append($"""<line x1="{Html.At(x)}" y1="{Html.At(y)}" x2="{Html.At(x + 34)}" y2="{Html.At(y)}" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"/><text x="{Html.At(x + 42)}" y="{Html.At(y + 5)}">{Html.Text(series[i].Name)}</text>""");
        }

        return svg.Append("</svg>").ToString();

        string X(int epoch) => Html.At(Left + (epochs == 1 ? 0.5 : (epoch - 1) / (epochs - 1.0)) * Width);

        double At(double value) => Top + (1 - (value - bottom) / (top - bottom)) * Height;

        string Y(double value) => Html.At(At(value));
    }

    /// <summary>Short enough for the margin: a learning rate of 0.000941 is 9.4e-4.</summary>
    private static string Number(double value) => value.ToString(value != 0 && Math.Abs(value) < 0.01 ? "0.#e-0" : "G3", CultureInfo.InvariantCulture);
}
