namespace Xfel.ML.Cli;

/// <summary>What all reports have in common: the head of the page, and the table of what is needed to repeat the run.</summary>
internal static class ReportPage
{
    /// <summary>Everything up to the first line that is seen.</summary>
    public static void Begin(TextWriter writer, string title) => writer.WriteLine($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Html.Text(title)}</title>
        <style>
        {ReportStyle.Css}
        </style>
        </head>
        <body>
        """);

    /// <summary>The facts of a run, a line each.</summary>
    public static void WriteFacts(TextWriter writer, IEnumerable<(string Name, string Value)> facts)
    {
        writer.WriteLine("<h2>Facts of this run</h2><table><caption>What is needed to repeat it: the same seed, version and instruction set give the same bits.</caption><tbody>");
        foreach ((string name, string value) in facts)
            writer.WriteLine($"<tr><th scope=\"row\">{Html.Text(name)}</th><td class=\"text\">{Html.Text(value)}</td></tr>");
        writer.WriteLine("</tbody></table>");
    }
}
