namespace Xfel.ML.Formats.Internals;

/// <summary>The data sets of frames in a group of class NXdata.</summary>
/// <param name="Group">The group.</param>
/// <param name="Frames">The data set, or those of an Eiger in their order.</param>
/// <param name="Reason">Why these.</param>
internal sealed record NexusSignal(string Group, IReadOnlyList<string> Frames, string Reason)
{
    private const string EigerPrefix = "data_";
    private const int NamedLinks = 3;

    /// <summary>Looks at a group; null when its signal is no stack of frames.</summary>
    /// <exception cref="FrameFileException">Its frames lie in files that are not there.</exception>
    public static NexusSignal? Of(Hdf5File file, string group)
    {
        if (file.AttributeText(group, "signal") is { Length: > 0 } name && FrameCandidate.At(file, $"{group}/{name}") is { } named)
            return new NexusSignal(group, [named.Path], $"{named.Path}, named by the attribute signal");
        foreach (Hdf5Link link in file.Links(group))
        {
            // Before 2014 the data set itself said that it is the signal.
            string path = $"{group}/{link.Name}";
            if (file.AttributeNumber(path, "signal") is 1 || file.AttributeText(path, "signal") is "1")
                return FrameCandidate.At(file, path) is { } old ? new NexusSignal(group, [old.Path], $"{old.Path}, its attribute signal is 1") : null;
        }

        return Eiger(file, group);
    }

    private static NexusSignal? Eiger(Hdf5File file, string group)
    {
        string[] parts = [.. file.Numbered(group, EigerPrefix).Select(part => part.Path)];
        if (parts.Length == 0)
            return null;
        string[] missing = [.. parts.Where(part => file.KindOf(part) == Hdf5Kind.Missing)];
        if (missing.Length > 0)
        {
            string names = string.Join(", ", missing.Take(NamedLinks).Select(part => file.LinkTarget(part)?.Split(':')[0] ?? part));
            string more = missing.Length > NamedLinks ? $" and {missing.Length - NamedLinks} more" : "";
            throw new FrameFileException(file.Path, group, $"frames in other files, of which {missing.Length} of {parts.Length} are not there: {names}{more}",
                "them beside this file", parts.Length > missing.Length ? "put them there, or name one of the data sets that are there" : "put them there");
        }

        return new NexusSignal(group, parts, parts.Length == 1 ? parts[0] : $"{parts[0]} to {parts[^1]}, one after the other");
    }
}
