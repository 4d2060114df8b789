namespace Xfel.ML.Formats.Internals;

/// <summary>Looks through a file for data sets that could hold frames.</summary>
internal sealed class FrameCandidates
{
    private const int MostDepth = 12;
    private const int MostObjects = 1 << 16;

    private readonly Hdf5File _file;
    private readonly List<FrameCandidate> _found = [];
    private readonly List<string> _dangling = [];
    private int _objects;

    private FrameCandidates(Hdf5File file) => _file = file;

    /// <summary>The data sets that could hold frames, in the order of their paths.</summary>
    public IReadOnlyList<FrameCandidate> Found => _found;

    /// <summary>A data set that cannot hold frames, with its shape; null when there is none.</summary>
    public string? Other { get; private set; }

    /// <summary>Links that lead nowhere, with where they point.</summary>
    public IReadOnlyList<string> Dangling => _dangling;

    /// <summary>Searches a group and all below it.</summary>
    public static FrameCandidates Search(Hdf5File file, string group)
    {
        var search = new FrameCandidates(file);
        search.Look(group == "/" ? "" : group, 0);
        return search;
    }

    private void Look(string group, int depth)
    {
        foreach (Hdf5Link link in _file.Links(group.Length == 0 ? "/" : group, MostObjects))
        {
            if (++_objects > MostObjects)
                return;
            string path = $"{group}/{link.Name}";
            switch (_file.KindOf(path))
            {
                // Soft links lead to what is found anyway.
                case Hdf5Kind.Group when link.Kind == Hdf5LinkKind.Hard && depth < MostDepth:
                    Look(path, depth + 1);
                    break;
                case Hdf5Kind.DataSet when link.Kind != Hdf5LinkKind.Soft:
                    Add(path);
                    break;
                case Hdf5Kind.Missing when _file.LinkTarget(path) is { } target:
                    _dangling.Add($"{path} -> {target}");
                    break;
            }
        }
    }

    private void Add(string path)
    {
        if (FrameCandidate.At(_file, path) is { } candidate)
            _found.Add(candidate);
        else if (_file.TryOpen(path, out Hdf5DataSet? other))
        {
            using (other)
            {
                // The largest of them says best what the file is about.
                if (Other is null || other.Count > _largest)
                    (Other, _largest) = (FrameCandidate.Describe(other), other.Count);
            }
        }
    }

    private long _largest;
}
