using System.Globalization;
using System.Net;

namespace Xfel.ML.Cli;

/// <summary>Text and numbers for HTML and SVG: escaped, and with decimal points whatever the culture.</summary>
internal static class Html
{
    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    public static string Share(double value) => double.IsFinite(value) ? value.ToString("0.000", CultureInfo.InvariantCulture) : "-";

    public static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A coordinate of an SVG figure.</summary>
    public static string At(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A picture inside the page: the report is one file.</summary>
    public static string PngSource(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);
}
