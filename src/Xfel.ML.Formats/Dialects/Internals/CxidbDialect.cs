namespace Xfel.ML.Formats.Internals;

/// <summary>CXI with one entry a frame, as CXIDB-94 (helium nanodroplets) has it.</summary>
internal sealed class CxidbDialect : IHdf5Dialect
{
    private const int LookedAt = 16;

    /// <summary>Where the frame of an entry can be.</summary>
    private static readonly string[] Places = ["instrument_1/detector_1/data", "data_1/data", "image_1/data"];

    public Hdf5Recognition? TryRecognize(Hdf5File file)
    {
        List<(long Number, string Path)> groups = file.Numbered("/", "entry_");
        if (groups.Count < 2)
            return null;
        foreach ((_, string entry) in groups.Take(LookedAt))
        {
            foreach (string place in Places)
            {
                if (FrameCandidate.At(file, $"{entry}/{place}") is not null)
                    return IsOneFrame(file, $"{entry}/{place}") ? Recognize(file, groups, entry, place) : null;
            }
        }

        return null;
    }

    private static Hdf5Recognition Recognize(Hdf5File file, List<(long Number, string Path)> groups, string first, string place)
    {
        string[] entries = WithGaps(groups);
        string[] frames = [.. entries.Select(entry => $"{entry}/{place}")];
        string detector = $"{first}/instrument_1/detector_1";
        bool masked = file.KindOf($"{detector}/mask") == Hdf5Kind.DataSet;
        bool shifted = file.Number($"{detector}/is_fft_shifted") is not null;
        FrameLabels? labels = CxidbLabels.Read(file, entries, out Dictionary<int, string> unlabelled);
        string format = labels is null ? "CXI, one entry a frame" : "CXIDB-94";
        var recognized = new List<string> { $"{format}: {groups.Count} entries, each with one frame in {place}" };
        if (labels is not null)
            recognized.Add($"labels: note_1/data of each entry, {labels.ClassNames.Count} values of 0 and 1");
        if (masked)
            recognized.Add("mask: instrument_1/detector_1/mask of each entry, in which 0 is good");
        return new Hdf5Recognition
        {
            Format = format,
            Frames = frames,
            IsOneEach = true,
            Masks = masked ? [.. entries.Select(entry => $"{entry}/instrument_1/detector_1/mask")] : [],
            MaskRule = MaskRule.Cxi,
            ReadLabels = _ => labels,
            ReadIds = _ => new FrameIds { Files = entries },
            BadFrames = unlabelled,
            Facts = CxiFacts.Read(file, first, detector) with { Recognized = recognized, IsFftShifted = shifted, DataSets = FrameCandidate.Texts(file, [$"{first}/{place}"]) },
        };
    }

    /// <summary>A number that is left out is a frame that is missing: the others keep their places.</summary>
    private static string[] WithGaps(List<(long Number, string Path)> groups)
    {
        long first = Math.Min(1, groups[0].Number), last = groups[^1].Number;
        if (last - first >= 2L * groups.Count)
            return [.. groups.Select(group => group.Path)];
        return [.. Enumerable.Range((int)first, (int)(last - first + 1)).Select(number => FormattableString.Invariant($"/entry_{number}"))];
    }

    private static bool IsOneFrame(Hdf5File file, string path)
    {
        if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
            return false;
        using (dataSet)
            return dataSet.Shape.Count == 2 || dataSet.Shape[0] == 1;
    }
}
