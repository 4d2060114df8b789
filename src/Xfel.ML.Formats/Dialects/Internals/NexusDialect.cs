namespace Xfel.ML.Formats.Internals;

/// <summary>NeXus: the signal of a group of class NXdata; the attribute <c>default</c> leads to it where there are several.</summary>
internal sealed class NexusDialect : IHdf5Dialect
{
    public Hdf5Recognition? TryRecognize(Hdf5File file)
    {
        var tree = NexusTree.Read(file);
        if (tree.Data.Count == 0)
            return null;
        var signals = new List<NexusSignal>();
        foreach (string group in tree.Data)
        {
            if (NexusSignal.Of(file, group) is { } signal)
                signals.Add(signal);
        }

        if (signals.Count == 0)
            return null;
        NexusSignal read = signals[0];
        string[] others = [.. signals.Skip(1).SelectMany(signal => signal.Frames).Distinct().Where(path => !read.Frames.Contains(path))];
        string? mask = tree.Detectors.Select(detector => $"{detector}/pixel_mask").FirstOrDefault(place => file.KindOf(place) == Hdf5Kind.DataSet);
        mask ??= tree.Detectors.Select(detector => $"{detector}/detectorSpecific/pixel_mask").FirstOrDefault(place => file.KindOf(place) == Hdf5Kind.DataSet);
        var recognized = new List<string> { $"NeXus: {read.Group} is of class NXdata", $"frames: {read.Reason}" };
        if (mask is not null)
            recognized.Add($"mask: {mask}, in which 0 is good");
        return new Hdf5Recognition
        {
            Format = "NeXus",
            Frames = read.Frames,
            Masks = mask is null ? [] : [mask],
            MaskRule = MaskRule.ZeroGood,
            IsMaskOptional = true,
            Facts = NexusFacts.Read(file, tree) with { Recognized = recognized, DataSets = FrameCandidate.Texts(file, [.. read.Frames, .. others]) },
        };
    }
}
