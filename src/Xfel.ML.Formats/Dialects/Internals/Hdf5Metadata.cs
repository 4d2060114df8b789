namespace Xfel.ML.Formats.Internals;

/// <summary>Reads the small values beside the frames. What is damaged, of another type, zero or no number is not known: it never keeps a file from being read.</summary>
internal static class Hdf5Metadata
{
    private const long MostValues = 1 << 22;

    /// <summary>The first number other than zero; null where there is none.</summary>
    public static double? Number(this Hdf5File file, string path) => file.Number(path, out _);

    /// <summary>The first number other than zero; null where there is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The data set.</param>
    /// <param name="varies">Whether there are others.</param>
    public static double? Number(this Hdf5File file, string path, out bool varies)
    {
        double[] known = [.. file.Numbers(path).Where(value => double.IsFinite(value) && value != 0)];
        varies = known.Any(value => value != known[0]);
        return known.Length == 0 ? null : known[0];
    }

    /// <summary>All numbers of a small data set; none where there is no such data set.</summary>
    public static double[] Numbers(this Hdf5File file, string path)
    {
        if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
            return [];
        using (dataSet)
        {
            try
            {
                return dataSet.Type.IsNumeric ? dataSet.ReadAll<double>(MostValues) : [];
            }
            catch (Exception exception) when (exception is IOException or FrameFileException)
            {
                return [];
            }
        }
    }

    /// <summary>The text of a data set that holds one; null where there is none.</summary>
    public static string? Text(this Hdf5File file, string path)
    {
        if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
            return null;
        using (dataSet)
        {
            try
            {
                return dataSet.Type.IsText && dataSet.ReadText(1).FirstOrDefault()?.Trim() is { Length: > 0 } text ? text : null;
            }
            catch (Exception exception) when (exception is IOException or FrameFileException)
            {
                return null;
            }
        }
    }

    /// <summary>Puts a text into notes where the file has it.</summary>
    public static void Note(this Hdf5File file, Dictionary<string, string> notes, string name, params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            if (file.Text(path) is { } text)
            {
                notes[name] = text;
                return;
            }
        }
    }

    /// <summary>The numbered groups of a group, such as <c>data_1</c>, <c>data_2</c>, <c>data_10</c>, in the order of their numbers.</summary>
    public static List<(long Number, string Path)> Numbered(this Hdf5File file, string group, string prefix)
    {
        var found = new List<(long Number, string Path)>();
        foreach (Hdf5Link link in file.Links(group))
        {
            if (link.Name.StartsWith(prefix, StringComparison.Ordinal) && link.Name.Length > prefix.Length && link.Name.AsSpan(prefix.Length).ContainsAnyExceptInRange('0', '9') is false
                && long.TryParse(link.Name.AsSpan(prefix.Length), out long number))
                found.Add((number, group == "/" ? $"/{link.Name}" : $"{group}/{link.Name}"));
        }

        found.Sort();
        return found;
    }
}
