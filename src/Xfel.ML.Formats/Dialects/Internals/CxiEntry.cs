namespace Xfel.ML.Formats.Internals;

/// <summary>What the first entry of a CXI file holds, whichever program wrote it.</summary>
internal sealed class CxiEntry
{
    public const string Path = "/entry_1";

    private readonly Hdf5File _file;
    private readonly string _detector;

    private CxiEntry(Hdf5File file, string frames, IReadOnlyList<string> places)
    {
        _file = file;
        Frames = frames;
        Places = places;
        string stored = Resolve(file, frames);
        Owner = Parent(stored);
        _detector = Owner.Contains("/detector_", StringComparison.Ordinal) ? Owner : DetectorOf(file, Owner);
    }

    /// <summary>The data set of the frames.</summary>
    public string Frames { get; }

    /// <summary>All data sets of frames; the one that is read comes first.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>The group in which the frames lie, links followed.</summary>
    public string Owner { get; }

    /// <summary>Looks for the frames; null when there are none.</summary>
    /// <exception cref="FrameFileException">The only frames are behind links that lead nowhere.</exception>
    public static CxiEntry? Find(Hdf5File file)
    {
        if (file.KindOf(Path) != Hdf5Kind.Group)
            return null;
        string[] names =
        [
            .. file.Numbered(Path, "data_").Select(group => $"{group.Path}/data"),
            .. file.Numbered($"{Path}/instrument_1", "detector_").Select(group => $"{group.Path}/data"),
            .. file.Numbered(Path, "image_").Select(group => $"{group.Path}/data"),
        ];
        string[] places = [.. names.Where(name => file.KindOf(name) == Hdf5Kind.DataSet).DistinctBy(name => Resolve(file, name))];
        string? frames = places.FirstOrDefault(place => FrameCandidate.At(file, place) is not null) ?? places.FirstOrDefault();
        if (frames is not null)
            return new CxiEntry(file, frames, [frames, .. places.Where(place => place != frames)]);
        foreach (string name in names)
        {
            if (file.LinkTarget(name) is { } target)
                throw new FrameFileException(file.Path, name, $"a link to {target}, which leads nowhere", "the frames", "put the file that it names beside this one");
        }

        return null;
    }

    /// <summary>The format by <c>cxi_version</c>, such as <c>CXI 1.4</c>.</summary>
    public static string Format(Hdf5File file, out string reason)
    {
        const int Lowest = 100, Highest = 1000;
        if (file.Number("/cxi_version") is >= Lowest and < Highest and var version)
        {
            reason = FormattableString.Invariant($"cxi_version is {version}");
            return FormattableString.Invariant($"CXI {version / 100:0.0#}");
        }

        reason = "the groups of CXI without a cxi_version";
        return "CXI";
    }

    /// <summary>How to read the entry.</summary>
    /// <param name="format">The dialect.</param>
    /// <param name="reason">Why it is this one.</param>
    public Hdf5Recognition Recognize(string format, string reason)
    {
        string? mask = new[] { $"{Owner}/mask", $"{_detector}/mask" }.FirstOrDefault(place => place[0] == '/' && _file.KindOf(place) == Hdf5Kind.DataSet);
        bool shifted = _file.Number($"{Owner}/is_fft_shifted") is not null;
        string link = _file.LinkTarget(Frames) is { } target ? $", a link to {target}" : "";
        var recognized = new List<string> { $"{format}: {reason}", $"frames: {Frames}{link}" };
        if (mask is not null)
            recognized.Add($"mask: {mask}, in which 0 is good");
        if (shifted)
            recognized.Add("is_fft_shifted is set: the centre is moved to the middle");
        return new Hdf5Recognition
        {
            Format = format,
            Frames = [Frames],
            AreFramesFirst = true,
            Masks = mask is null ? [] : [mask],
            MaskRule = MaskRule.Cxi,
            ReadLabels = frames => CxiLabels.Read(_file, frames),
            ReadIds = frames => CxiIds.Read(_file, frames),
            Facts = CxiFacts.Read(_file, Path, _detector) with { Recognized = recognized, IsFftShifted = shifted, DataSets = FrameCandidate.Texts(_file, Places) },
        };
    }

    /// <summary>Where a path leads once the links of its last two names are followed.</summary>
    private static string Resolve(Hdf5File file, string path)
    {
        string parent = Parent(path), name = path[(parent.Length + 1)..];
        if (file.LinkTarget(parent) is { } group)
            path = $"{Absolute(Parent(parent), group)}/{name}";
        return file.LinkTarget(path) is { } target ? Absolute(Parent(path), target) : path;
    }

    private static string Absolute(string group, string target) => target.StartsWith('/') ? target : $"{group}/{target}";

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    /// <summary>The detector that goes with a group of frames: the one of its number, or the first.</summary>
    private static string DetectorOf(Hdf5File file, string owner)
    {
        string same = $"{Path}/instrument_1/detector_{owner[(owner.LastIndexOf('_') + 1)..]}";
        return file.KindOf(same) == Hdf5Kind.Group ? same : $"{Path}/instrument_1/detector_1";
    }
}
