using System.Globalization;
using System.Text.Json;

namespace Xfel.ML.Cli;

/// <summary>The report of an experiment: one HTML file that needs nothing else.</summary>
internal static class ExperimentReport
{
    public static void Write(TextWriter writer, ExperimentResult result)
    {
        ReportPage.Begin(writer, result.Title);
        writer.WriteLine($"""
            <h1>{Html.Text(result.Title)}</h1>
            <p>The experiment {Html.Text(result.Experiment)}, after {Html.Text(result.Source)}.</p>
            """);
        if (result.Size == ExperimentSize.Tiny)
            writer.WriteLine("<p class=\"notice\">This run was tiny: it shows that the experiment runs. Its figures mean nothing.</p>");
        writer.WriteLine("<main>");
        foreach (ReportSection section in result.Report)
        {
            writer.WriteLine($"<h2>{Html.Text(section.Title)}</h2>");
            for (int i = 0; i < section.Items.Count; i++)
            {
                // Figures that follow each other stand side by side.
                bool figure = section.Items[i] is ReportCurves;
                if (figure && (i == 0 || section.Items[i - 1] is not ReportCurves))
                    writer.WriteLine("<div class=\"side\">");
                WriteItem(writer, section.Items[i]);
                if (figure && (i == section.Items.Count - 1 || section.Items[i + 1] is not ReportCurves))
                    writer.WriteLine("</div>");
            }
        }

        WriteFacts(writer, result);
        writer.WriteLine("""
            </main>
            </body>
            </html>
            """);
    }

    private static void WriteItem(TextWriter writer, ReportItem item)
    {
        switch (item)
        {
            case ReportText text:
                writer.WriteLine($"<p{(text.IsNotice ? " class=\"notice\"" : "")}>{Html.Text(text.Text)}</p>");
                break;
            case ReportNumbers numbers:
                writer.WriteLine($"<ul class=\"figures\">{string.Concat(numbers.Numbers.Select(number => $"<li><b>{Html.Text(number.Value)}</b> {Html.Text(number.Meaning)}</li>"))}</ul>");
                break;
            case ReportTable table:
                WriteTable(writer, table);
                break;
            case ReportBars bars:
                writer.WriteLine($"<figure>{BarFigure.Svg(bars)}<figcaption>{Html.Text(bars.Caption)}</figcaption></figure>");
                break;
            case ReportCurves curves:
                string svg = CurveFigure.Svg(curves.Title, [.. curves.Series.Select(series => (series.Name, series.Values.ToArray()))], curves.Low, curves.High, curves.Across, curves.Ticks);
                writer.WriteLine($"<figure>{svg}<figcaption>{Html.Text(curves.Caption)}</figcaption></figure>");
                break;
            case ReportConfusion confusion:
                writer.WriteLine($"<figure>{ConfusionFigure.Svg(confusion.Evaluation)}<figcaption>{Html.Text(confusion.Caption)}</figcaption></figure>");
                break;
            case ReportPictures pictures:
                WritePictures(writer, pictures);
                break;
            default:
                throw new ArgumentException($"{item.GetType().Name} cannot be drawn", nameof(item));
        }
    }

    private static void WriteTable(TextWriter writer, ReportTable table)
    {
        writer.WriteLine($"<table><caption>{Html.Text(table.Caption)}</caption>");
        writer.WriteLine($"<thead><tr>{string.Concat(table.Columns.Select(column => $"<th scope=\"col\">{Html.Text(column)}</th>"))}</tr></thead><tbody>");
        foreach (IReadOnlyList<string> row in table.Rows)
            writer.WriteLine($"<tr><th scope=\"row\">{Html.Text(row[0])}</th>{string.Concat(row.Skip(1).Select(cell => $"<td>{Html.Text(cell)}</td>"))}</tr>");
        writer.WriteLine("</tbody></table>");
    }

    private static void WritePictures(TextWriter writer, ReportPictures pictures)
    {
        writer.WriteLine("<figure><ul class=\"frames\">");
        foreach (ReportPicture picture in pictures.Pictures)
        {
            string words = string.Join(", ", picture.Lines);
            writer.WriteLine($"""<li><img src="{Html.PngSource(picture.Png)}" width="{picture.Size.Width}" height="{picture.Size.Height}" alt="{Html.Text(words)}"><span>{string.Join("<br>", picture.Lines.Select(Html.Text))}</span></li>""");
        }

        writer.WriteLine($"</ul><figcaption>{Html.Text(pictures.Caption)}</figcaption></figure>");
    }

    private static void WriteFacts(TextWriter writer, ExperimentResult result)
    {
        IEnumerable<string> settings = JsonSerializer.SerializeToElement(result.Settings, JsonOutput.Options).EnumerateObject().Select(setting => $"{setting.Name}: {Words(setting.Value)}");
        ReportPage.WriteFacts(writer,
        [
            ("command", $"xfel-ml experiment {result.Experiment} --size {result.Size.ToString().ToLowerInvariant()} --seed {result.Seed.ToString(CultureInfo.InvariantCulture)}{(result.Data is null ? "" : $" --data {result.Data}")}"),
            ("settings", string.Join("; ", settings)),
            ("library", $"Xfel.ML {result.LibraryVersion}"),
            ("instruction set", result.InstructionSet),
            ("time", string.Create(CultureInfo.InvariantCulture, $"{result.Seconds:0} s")),
        ]);

        static string Words(JsonElement value) => value.ValueKind == JsonValueKind.Array ? string.Join(", ", value.EnumerateArray()) : value.ToString();
    }
}
