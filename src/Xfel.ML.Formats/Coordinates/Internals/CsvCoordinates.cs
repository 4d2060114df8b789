using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>Coordinates as CSV.</summary>
internal static class CsvCoordinates
{
    private static readonly string[] Names = ["x", "y", "width", "height", "score", "micrograph"];

    public static List<ParticleBox> Read(TextLines lines)
    {
        var records = new CsvRecords(lines);
        while (records.MoveNext() && records.Cells[0].StartsWith('#'))
        {
            // comments before the header
        }

        int columns = records.Cells.Count;
        int[] at = [.. Names.Select(name => Find(records.Cells, name, lines))];
        if (at[0] < 0 || at[1] < 0)
            throw lines.FaultHere($"the header {TextLines.Quote(string.Join(',', records.Cells))} without the columns x and y", "x,y,width,height,score,micrograph", "add or rename the columns");
        var boxes = new List<ParticleBox>();
        string? micrograph = null;
        while (records.MoveNext())
        {
            if (records.Cells.Count != columns)
                throw lines.FaultHere($"{records.Cells.Count} {(records.Cells.Count == 1 ? "cell" : "cells")}", $"{columns}, as the header has", "correct or remove the line");
            string? Cell(int column) => at[column] >= 0 && records.Cells[at[column]] is { Length: > 0 } cell ? cell : null;

            // One string for all the boxes of a micrograph.
            if (Cell(5) is var name && name != micrograph)
                micrograph = name;
            boxes.Add(new ParticleBox(BoxChecks.ParsePlace(Cell(0), "x", lines), BoxChecks.ParsePlace(Cell(1), "y", lines))
            {
                Width = Cell(2) is { } width ? BoxChecks.ParseSize(width, "width", lines) : null,
                Height = Cell(3) is { } height ? BoxChecks.ParseSize(height, "height", lines) : null,
                Score = Cell(4) is { } score ? BoxChecks.ParseScore(score, "score", lines) : null,
                Micrograph = micrograph,
            });
        }

        return boxes;
    }

    public static void Write(string path, IReadOnlyList<ParticleBox> boxes)
    {
        var text = new StringBuilder(string.Join(',', Names)).Append("\r\n");
        foreach (ParticleBox box in boxes)
        {
            text.AppendJoin(',', BoxChecks.Text(box.X), BoxChecks.Text(box.Y), Optional(box.Width), Optional(box.Height), Optional(box.Score)).Append(',');
            CsvRecords.Append(text, box.Micrograph ?? "");
            text.Append("\r\n");
        }

        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Optional(double? value) => value is { } number ? BoxChecks.Text(number) : "";

    private static int Find(List<string> header, string name, TextLines lines)
    {
        bool Is(string cell) => cell.Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
        int index = header.FindIndex(Is);
        return index == header.FindLastIndex(Is) ? index : throw lines.FaultHere($"the column {name} twice", "it once", "rename one of them");
    }
}
