using System.Globalization;
using System.Text;

namespace Xfel.ML.Cli;

/// <summary>Shares as horizontal bars with their 95 % intervals, and a paper's shares as diamonds, as SVG.</summary>
internal static class BarFigure
{
    private const double Left = 300, Width = 380, Row = 26, Gap = 14, Top = 8, Height = 16, Half = 6;
    private static readonly string[] Colours = ["#0b4f9e", "#b3261e", "#2e7d32", "#7b3fa0"];

    public static string Svg(ReportBars bars)
    {
        int rows = bars.Groups.Sum(group => group.Bars.Count);
        double bottom = Top + rows * Row + bars.Groups.Count * Gap;
        var svg = new StringBuilder();
        svg.Append($"""<svg viewBox="0 0 720 {Html.At(bottom + 52)}" width="720" height="{Html.At(bottom + 52)}" role="img"><title>{Html.Text(string.Join(", ", bars.Groups.SelectMany(group => group.Bars).Select(bar => bar.Name).Distinct()))}</title><desc>{Html.Text(Describe(bars))}</desc>""");
        for (int tick = 0; tick <= 5; tick++)
            svg.Append($"""<line x1="{X(tick / 5.0)}" y1="{Html.At(Top)}" x2="{X(tick / 5.0)}" y2="{Html.At(bottom)}" stroke="#ddd"/><text x="{X(tick / 5.0)}" y="{Html.At(bottom + 19)}" text-anchor="middle">{20 * tick} %</text>""");
        double y = Top + Gap / 2;
        foreach (ReportBarGroup group in bars.Groups)
        {
            svg.Append($"""<text x="0" y="{Html.At(y + Row * group.Bars.Count / 2.0 + 5)}">{Html.Text(group.Name)}</text>""");
            for (int i = 0; i < group.Bars.Count; i++, y += Row)
                AppendBar(svg, group.Bars[i], Colours[i % Colours.Length], y + Row / 2);
            y += Gap;
        }

        svg.Append($"""<line x1="{X(0)}" y1="{Html.At(Top)}" x2="{X(0)}" y2="{Html.At(bottom)}" stroke="#1a1a1a"/>""");
        if (bars.Groups.Any(group => group.Bars.Any(bar => bar.Published is not null)))
            svg.Append($"""{Diamond(Left + 8, bottom + 40)}<text x="{Html.At(Left + 22)}" y="{Html.At(bottom + 45)}">the paper's</text>""");
        return svg.Append("</svg>").ToString();
    }

    private static void AppendBar(StringBuilder svg, ReportBar bar, string colour, double middle)
    {
        svg.Append($"""<text x="{Html.At(Left - 10)}" y="{Html.At(middle + 5)}" text-anchor="end">{Html.Text(bar.Name)}</text>""");
        svg.Append($"""<rect x="{X(0)}" y="{Html.At(middle - Height / 2)}" width="{Html.At(bar.Share.Value * Width)}" height="{Html.At(Height)}" fill="{colour}" fill-opacity="0.75"/>""");
        svg.Append($"""<path d="M{X(bar.Share.Low)} {Html.At(middle)}H{X(bar.Share.High)}M{X(bar.Share.Low)} {Html.At(middle - 5)}v10M{X(bar.Share.High)} {Html.At(middle - 5)}v10" stroke="#1a1a1a" stroke-width="1.5" fill="none"/>""");
        if (bar.Published is { } published)
            svg.Append(Diamond(Left + published * Width, middle));
    }

    private static string Diamond(double x, double y) =>
        $"""<path d="M{Html.At(x - Half)} {Html.At(y)}L{Html.At(x)} {Html.At(y - Half)}L{Html.At(x + Half)} {Html.At(y)}L{Html.At(x)} {Html.At(y + Half)}Z" fill="#fff" stroke="#1a1a1a" stroke-width="2"/>""";

    private static string Describe(ReportBars bars) => string.Join("; ", bars.Groups.SelectMany(group => group.Bars.Select(bar =>
        string.Create(CultureInfo.InvariantCulture, $"{group.Name}, {bar.Name}: {100 * bar.Share.Value:0.0} %{(bar.Published is { } published ? string.Create(CultureInfo.InvariantCulture, $" (the paper: {100 * published:0.0} %)") : "")}"))));

    private static string X(double share) => Html.At(Left + share * Width);
}
