using System.Globalization;

namespace Xfel.ML.Formats.Internals;

/// <summary>
/// Reads the labels of images from a CSV file with a header. The column <c>file</c> names the image, <c>model_id</c> or <c>model</c>
/// (optional) the particle it shows; <c>label</c> its class, or, without such a column, each of the others is a class that applies (1) or not (0).
/// </summary>
internal static class ImageLabelFile
{
    /// <param name="path">The CSV file.</param>
    /// <param name="names">The images, in order, relative to its folder.</param>
    /// <param name="recognized">Receives a line on what was found.</param>
    /// <exception cref="FrameFileException">A row is damaged, a labelled image is not there, or one has no label.</exception>
    public static FrameLabels Read(string path, string[] names, List<string> recognized)
    {
        using var lines = new TextLines(path);
        var records = new CsvRecords(lines);
        var columns = new ImageLabelColumns(path, records.MoveNext() ? records.Cells : []);
        string[][] rows = ReadRows(records, lines, names, columns);
        recognized.Add(columns.Describe());
        return Labels(rows, columns);
    }

    private static FrameLabels Labels(string[][] rows, ImageLabelColumns columns)
    {
        long[]? models = columns.Model < 0 ? null : ModelIds([.. rows.Select(row => row[columns.Model])]);
        if (columns.Label < 0)
        {
            return new FrameLabels
            {
                Values = [],
                ClassNames = [.. columns.Classes.Select(columns.Name)],
                Indicators = [.. rows.Select(row => columns.Classes.Select(column => row[column] == "1").ToArray())],
                ModelIds = models,
            };
        }

        string[] classes = [.. rows.Select(row => row[columns.Label]).Distinct().Order(StringComparer.Ordinal)];
        return new FrameLabels
        {
            Values = [.. rows.Select(row => Array.BinarySearch(classes, row[columns.Label], StringComparer.Ordinal))],
            ClassNames = classes,
            ModelIds = models,
        };
    }

    /// <summary>The row of every image, in the images' order.</summary>
    private static string[][] ReadRows(CsvRecords records, TextLines lines, string[] names, ImageLabelColumns columns)
    {
        var positions = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
            positions.Add(names[i], i);
        var rows = new string[names.Length][];
        while (records.MoveNext())
        {
            string[] row = Check(records.Cells, lines, columns);
            string name = row[columns.File];
            if (!positions.TryGetValue(name, out int position) && !positions.TryGetValue(name.Replace('\\', '/'), out position))
                throw lines.FaultHere($"'{name}', which is not there,", "the name of a PNG or JPEG image in the folder or in one of its sub-folders", "add the image or remove the line");
            if (rows[position] is not null)
                throw lines.FaultHere($"'{name}' again", "one line an image", "remove one of the two");
            rows[position] = row;
        }

        int missing = Array.IndexOf(rows, null);
        if (missing >= 0)
        {
            throw lines.Fault($"no line for '{names[missing]}' ({rows.Count(row => row is null)} of {names.Length} images have none)", "a label for every image",
                "add the labels or move the images elsewhere");
        }

        return rows;
    }

    private static string[] Check(List<string> cells, TextLines lines, ImageLabelColumns columns)
    {
        if (cells.Count != columns.Count)
            throw lines.FaultHere($"{cells.Count} {(cells.Count == 1 ? "cell" : "cells")}", $"{columns.Count}, as the header has", "quote cells that hold commas, or correct the line");
        string[] row = [.. cells.Select((cell, column) => column == columns.File ? cell : cell.Trim())];
        foreach (int column in (ReadOnlySpan<int>)[columns.File, columns.Label, columns.Model])
        {
            if (column >= 0 && row[column].Length == 0)
                throw lines.FaultHere($"nothing in the column '{columns.Name(column)}'", "a value", "fill it in");
        }

        foreach (int column in columns.Classes)
        {
            if (row[column] is not ("0" or "1"))
                throw lines.FaultHere($"{TextLines.Quote(row[column])} in the column '{columns.Name(column)}'", "0 or 1", "write one column of 0 and 1 per class");
        }

        return row;
    }

    /// <summary>Numbers as they are; anything else is numbered in the order in which it comes.</summary>
    private static long[] ModelIds(string[] models)
    {
        var ids = new long[models.Length];
        bool numbers = true;
        for (int i = 0; i < models.Length && numbers; i++)
            numbers = long.TryParse(models[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ids[i]);
        if (numbers)
            return ids;
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        for (int i = 0; i < models.Length; i++)
        {
            if (!known.TryGetValue(models[i], out ids[i]))
                known.Add(models[i], ids[i] = known.Count);
        }

        return ids;
    }
}
