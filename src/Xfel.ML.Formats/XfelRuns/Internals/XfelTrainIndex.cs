namespace Xfel.ML.Formats.Internals;

/// <summary>Reads which entries of a source belong to which train.</summary>
internal static class XfelTrainIndex
{
    /// <summary>The data set of the trains of a file.</summary>
    public const string TrainIds = "/INDEX/trainId";

    private const long MostTrains = 1 << 24;

    /// <summary>The trains with entries that the data have; what the index says beyond them goes to <paramref name="problems"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="index">The group of the source's index.</param>
    /// <param name="entries">The number of entries that there are.</param>
    /// <param name="problems">Receives what is wrong, a line each.</param>
    /// <exception cref="FrameFileException">The index is missing or no index.</exception>
    public static List<XfelTrainBlock> Read(Hdf5File file, string index, int entries, List<string> problems)
    {
        ulong[] trains = Numbers<ulong>(file, TrainIds);
        long[] first = Numbers<long>(file, $"{index}/first");
        long[] count = Counts(file, index, first);
        int rows = Math.Min(trains.Length, Math.Min(first.Length, count.Length));
        if (first.Length != count.Length || rows < trains.Count(train => train != 0))
            problems.Add(FormattableString.Invariant($"{index} has {first.Length} and {count.Length} rows for {trains.Length} trains"));

        var blocks = new List<XfelTrainBlock>();
        long outside = 0, free = entries;
        for (int i = 0; i < rows; i++)
        {
            if (trains[i] == 0 || count[i] == 0)
                continue;
            bool starts = first[i] >= 0 && first[i] < entries && count[i] > 0;

            // Entries stand in one train each: an index that hands them out again cannot make more frames than there are data.
            long taken = starts ? Math.Min(Math.Min(count[i], entries - first[i]), free) : 0;
            outside += taken < count[i] || count[i] < 0 ? 1 : 0;
            free -= taken;
            if (taken > 0)
                blocks.Add(new XfelTrainBlock(trains[i], (int)first[i], (int)taken));
        }

        if (outside > 0)
            problems.Add(FormattableString.Invariant($"{index} refers to data outside the {entries} entries in {outside} of {rows} trains, which lack them"));
        return blocks;
    }

    /// <summary>The number of entries of each train; files before the format 1.0 have the last entry and a status instead.</summary>
    private static long[] Counts(Hdf5File file, string index, long[] first)
    {
        if (file.KindOf($"{index}/count") == Hdf5Kind.DataSet)
            return Numbers<long>(file, $"{index}/count");
        long[] last = Numbers<long>(file, $"{index}/last"), status = Numbers<long>(file, $"{index}/status");
        var count = new long[Math.Min(first.Length, Math.Min(last.Length, status.Length))];
        for (int i = 0; i < count.Length; i++)
            count[i] = status[i] == 0 ? 0 : (long)Int128.Clamp((Int128)last[i] - first[i] + 1, -1, long.MaxValue);
        return count;
    }

    private static T[] Numbers<T>(Hdf5File file, string path)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
            throw new FrameFileException(file.Path, path, "no such data set", "the index of a European XFEL run file", "copy the file again");
        using (dataSet)
            return dataSet.ReadAll<T>(MostTrains);
    }
}
