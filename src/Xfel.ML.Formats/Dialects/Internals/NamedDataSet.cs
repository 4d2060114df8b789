namespace Xfel.ML.Formats.Internals;

/// <summary>The data set that the user names: the user's word is final, and of the dialect only what holds for the whole file is kept.</summary>
internal static class NamedDataSet
{
    /// <param name="file">The file.</param>
    /// <param name="name">The data set, with or without a leading slash.</param>
    /// <param name="dialect">What the file was recognised as; null for none.</param>
    /// <exception cref="FrameFileException">There is no such data set, or it holds no frames.</exception>
    public static Hdf5Recognition Of(Hdf5File file, string name, Hdf5Recognition? dialect)
    {
        string path = "/" + name.Trim('/');
        switch (file.KindOf(path))
        {
            case Hdf5Kind.Missing:
                string found = file.LinkTarget(path) is { } target ? $"a link to {target}, which leads nowhere" : "no such data set";
                throw new FrameFileException(file.Path, path, found, "the data set with the frames", "look at the data sets that 'xfel-ml info' lists");
            case not Hdf5Kind.DataSet:
                throw new FrameFileException(file.Path, path, $"a group{Inside(file, path)}", "a data set", "name a data set in it");
        }

        FrameFileFacts facts = dialect?.Facts ?? FrameFileFacts.None;
        string? mask = Mask(file, path, dialect);
        return new Hdf5Recognition
        {
            Format = dialect?.Format ?? "HDF5",
            Frames = [path],
            AreFramesFirst = dialect?.AreFramesFirst ?? false,
            Masks = mask is null ? [] : [mask],
            MaskRule = dialect is { Masks.Count: > 0 } ? dialect.MaskRule : mask is null ? default : Hdf5MaskFile.Rule(file, mask),
            IsMaskOptional = true,
            ReadLabels = frames => Unless(() => dialect?.IsOneEach == false ? dialect.ReadLabels?.Invoke(frames) : null),
            ReadIds = frames => dialect?.IsOneEach == false ? dialect.ReadIds?.Invoke(frames) : null,
            Facts = facts with
            {
                Recognized = [.. facts.Recognized.Take(1), $"frames: {path}, as named", .. mask is null ? [] : new[] { $"mask: {mask}, where it fits the frames" }],
                DataSets = [.. FrameCandidate.Texts(file, [path]), .. facts.DataSets.Where(text => !text.StartsWith(path + " ", StringComparison.Ordinal))],
                IsFftShifted = IsShifted(file, path, dialect),
            },
        };
    }

    /// <summary>Whether the centre lies in the corner: the flag beside the data set says so, or the dialect's for data of the same group.</summary>
    private static bool IsShifted(Hdf5File file, string path, Hdf5Recognition? dialect)
    {
        string group = path[..path.LastIndexOf('/')];
        return file.Number($"{group}/is_fft_shifted") is not null || (dialect is { Facts.IsFftShifted: true } && dialect.Frames[0].StartsWith(group + "/", StringComparison.Ordinal));
    }

    /// <summary>The mask beside the data set, or the dialect's.</summary>
    private static string? Mask(Hdf5File file, string path, Hdf5Recognition? dialect)
    {
        string beside = $"{path[..path.LastIndexOf('/')]}/mask";
        return beside != path && file.KindOf(beside) == Hdf5Kind.DataSet ? beside : dialect is { Masks.Count: 1 } ? dialect.Masks[0] : null;
    }

    private static FrameLabels? Unless(Func<FrameLabels?> read)
    {
        try
        {
            return read();
        }
        catch (FrameFileException)
        {
            // They are for the dialect's own frames, not for the named ones.
            return null;
        }
    }

    private static string Inside(Hdf5File file, string group)
    {
        if (file.AttributeText(group, "NX_class") == "NXdata" && file.AttributeText(group, "signal") is { Length: > 0 } signal)
            return $", whose signal is {group}/{signal}";
        IReadOnlyList<FrameCandidate> found = FrameCandidates.Search(file, group).Found;
        return found.Count switch
        {
            0 => " without frames",
            1 => $" with the frames {found[0].Text}",
            _ => $" with {found.Count} data sets, such as {found[0].Text}",
        };
    }
}
