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
        try
        {
            using var text = new StreamReader(path);
            var csv = new CsvReader(text);
            var columns = new ImageLabelColumns(path, csv.Next() ?? []);
            string[][] rows = ReadRows(csv, path, names, columns);
            recognized.Add(columns.Describe());
            return Labels(rows, columns);
        }
        catch (FormatException exception)
        {
            throw new FrameFileException(path, null, exception.Message, "comma-separated values (RFC 4180)", "write the file again", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FrameFileException(path, null, $"a file that cannot be read ({exception.Message})", "a readable file", "check its permissions", exception);
        }
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
    private static string[][] ReadRows(CsvReader csv, string path, string[] names, ImageLabelColumns columns)
    {
        var positions = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
            positions.Add(names[i], i);
        var rows = new string[names.Length][];
        while (csv.Next() is { } row)
        {
            Check(row, csv.Line, path, columns);
            string name = row[columns.File];
            if (!positions.TryGetValue(name, out int position) && !positions.TryGetValue(name.Replace('\\', '/'), out position))
            {
                throw new FrameFileException(path, null, $"in line {csv.Line} '{name}', which is not there", "the name of a PNG or JPEG image in the folder or in one of its sub-folders",
                    "add the image or remove the line");
            }

            if (rows[position] is not null)
                throw new FrameFileException(path, null, $"in line {csv.Line} '{name}' again", "one line an image", "remove one of the two");
            rows[position] = row;
        }

        int missing = Array.IndexOf(rows, null);
        if (missing >= 0)
        {
            throw new FrameFileException(path, null, $"no line for '{names[missing]}' ({rows.Count(row => row is null)} of {names.Length} images have none)", "a label for every image",
                "add the labels or move the images elsewhere");
        }

        return rows;
    }

    private static void Check(string[] row, int line, string path, ImageLabelColumns columns)
    {
        if (row.Length != columns.Count)
            throw new FrameFileException(path, null, $"{row.Length} cells in line {line}", $"{columns.Count}, as in the header", "quote cells that hold commas");
        for (int i = 0; i < row.Length; i++)
            row[i] = i == columns.File ? row[i] : row[i].Trim();
        foreach (int column in (ReadOnlySpan<int>)[columns.File, columns.Label, columns.Model])
        {
            if (column >= 0 && row[column].Length == 0)
                throw new FrameFileException(path, null, $"an empty cell in line {line}, column '{columns.Name(column)}'", "a value", "fill it in");
        }

        foreach (int column in columns.Classes)
        {
            if (row[column] is not ("0" or "1"))
                throw new FrameFileException(path, null, $"'{row[column]}' in line {line}, column '{columns.Name(column)}'", "0 or 1", "write one column of 0 and 1 per class");
        }
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
