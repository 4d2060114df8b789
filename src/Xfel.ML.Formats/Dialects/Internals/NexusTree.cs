namespace Xfel.ML.Formats.Internals;

/// <summary>The groups of a NeXus file by their class.</summary>
internal sealed class NexusTree
{
    private const int MostDepth = 6;
    private const int MostGroups = 4096;
    private int _looked;

    /// <summary>Entries, the default one first.</summary>
    public List<string> Entries { get; } = [];

    /// <summary>Groups of data: the default of the default entry first, then as they lie in the file.</summary>
    public List<string> Data { get; } = [];

    public List<string> Detectors { get; } = [];

    public List<string> Beams { get; } = [];

    public List<string> Monochromators { get; } = [];

    public static NexusTree Read(Hdf5File file)
    {
        var tree = new NexusTree();
        tree.Look(file, "", 0);
        tree.PutFirst(tree.Entries, Default(file, "/"));
        if (tree.Entries.Count > 0)
            tree.PutFirst(tree.Data, Default(file, tree.Entries[0]));
        return tree;
    }

    private void Look(Hdf5File file, string group, int depth)
    {
        foreach (Hdf5Link link in file.Links(group.Length == 0 ? "/" : group, MostGroups))
        {
            if (_looked > MostGroups)
                return;
            string path = $"{group}/{link.Name}";
            if (link.Kind != Hdf5LinkKind.Hard || file.KindOf(path) != Hdf5Kind.Group)
                continue;
            _looked++;
            bool isBranch = true;
            switch (file.AttributeText(path, "NX_class"))
            {
                case "NXentry" or "NXsubentry":
                    Entries.Add(path);
                    break;
                case "NXdata":
                    Data.Add(path);
                    break;
                case "NXdetector":
                    Detectors.Add(path);
                    break;
                case "NXbeam":
                    Beams.Add(path);
                    break;
                case "NXmonochromator":
                    Monochromators.Add(path);
                    break;
                case null or "NXcollection":
                    // A group without a class is not NeXus, and a collection holds what no reader is meant to know.
                    isBranch = false;
                    break;
            }

            if (isBranch && depth < MostDepth)
                Look(file, path, depth + 1);
        }
    }

    private void PutFirst(List<string> groups, string? path)
    {
        if (path is not null && groups.Remove(path))
            groups.Insert(0, path);
    }

    /// <summary>Where <c>default</c> leads, over several groups.</summary>
    private static string? Default(Hdf5File file, string group)
    {
        string? found = null;
        for (int depth = 0; depth < MostDepth && file.AttributeText(group, "default") is { Length: > 0 } name; depth++)
        {
            group = found = name.StartsWith('/') ? name : $"{group.TrimEnd('/')}/{name}";
            if (file.AttributeText(group, "NX_class") is "NXdata" or "NXentry")
                break;
        }

        return found;
    }
}
