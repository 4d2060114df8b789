using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>The figures of an experiment for a shell: its first table, and where the rest is.</summary>
internal static class ExperimentText
{
    public static void Write(TextWriter writer, ExperimentResult result, string report)
    {
        writer.WriteLine(result.Title);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Source}; size {result.Size.ToString().ToLowerInvariant()}, seed {result.Seed}, {result.Seconds:0} s"));
        writer.WriteLine();
        if (result.Report.SelectMany(section => section.Items).OfType<ReportTable>().FirstOrDefault() is { } table)
            Write(writer, table);
        writer.WriteLine();
        writer.WriteLine($"report {report}");
    }

    private static void Write(TextWriter writer, ReportTable table)
    {
        IReadOnlyList<string>[] lines = [table.Columns, .. table.Rows];
        int[] widths = [.. table.Columns.Select((_, column) => lines.Max(line => line[column].Length))];
        foreach (IReadOnlyList<string> line in lines)
            writer.WriteLine(string.Join("  ", line.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))));
        writer.WriteLine(table.Caption);
    }
}
