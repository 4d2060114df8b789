namespace Xfel.ML.Formats.Internals;

/// <summary>Finds the frames of an NPZ file.</summary>
internal static class NpzFrames
{
    private const string Format = "NPZ";
    private const string Frames = "frames";

    public static IFrameSource Open(NpzArchive archive, string? dataSet)
    {
        string path = archive.Path;
        if (archive.Members.Count == 0)
            throw new FrameFileException(path, null, "a ZIP archive without arrays (members named *.npy)", "an NPZ file", "write it with numpy.savez(file, frames=frames)");
        if (!string.IsNullOrEmpty(dataSet))
        {
            return OpenStack(archive, archive.Find(dataSet) ?? throw new FrameFileException(
                path, dataSet, $"no such array among {Names(archive.Members)}", "one of them", "name the one that holds the frames"));
        }

        if (archive.Find(Frames) is { } frames)
            return OpenStack(archive, frames);
        List<ZipMember> candidates = [.. archive.Members.Where(member => !FrameLabelReader.IsReserved(NpzArchive.ArrayName(member)))];
        List<ZipMember> stacks = [.. candidates.Where(member => Axes(archive, member) >= 3)];
        return stacks.Count switch
        {
            0 when LabelsAlone(archive, candidates) is { } labels => throw new FrameFileException(path, NpzArchive.ArrayName(labels), $"{Names([labels])} {ShapeOf(archive, labels)}, labels without frames",
                "an array 'frames' of shape (N, H, W)", "give the file that holds the frames"),
            0 => MemberFrameSource.Open(archive, candidates, Format),
            1 => OpenStack(archive, stacks[0]),
            _ => throw new FrameFileException(path, null, $"{stacks.Count} arrays that could hold the frames, {Names(stacks)}", "one named 'frames'", "name the one to read"),
        };
    }

    private static StackedFrameSource OpenStack(NpzArchive archive, ZipMember member)
    {
        string name = NpzArchive.ArrayName(member);
        NpyArray array = archive.OpenArray(member);
        try
        {
            FrameStack stack = StackedFrameSource.Check(array, archive.Path, name);
            FrameLabels? labels = FrameLabelReader.Read(archive, stack.Count);
            return new StackedFrameSource(archive.Path, name, Format, array, stack, labels, archive, NpzFacts.Read(archive));
        }
        catch
        {
            array.Dispose();
            throw;
        }
    }

    /// <summary>The labels of an archive in which nothing else could be a frame.</summary>
    private static ZipMember? LabelsAlone(NpzArchive archive, List<ZipMember> candidates) =>
        candidates.Any(member => Axes(archive, member) >= 2) ? null : archive.Members.FirstOrDefault(member => NpzArchive.ArrayName(member) is "label" or "labels");

    private static string ShapeOf(NpzArchive archive, ZipMember member)
    {
        using NpyArray array = archive.OpenArray(member);
        return array.Header.ShapeText;
    }

    /// <summary>The number of axes of a numeric array; 0 for anything else.</summary>
    private static int Axes(NpzArchive archive, ZipMember member)
    {
        try
        {
            using NpyArray array = archive.OpenArray(member);
            return array.Header.Type.IsNumeric ? array.Header.Shape.Count : 0;
        }
        catch (FrameFileException)
        {
            return 0;
        }
    }

    private static string Names(IEnumerable<ZipMember> members)
    {
        const int Most = 8;
        string[] names = [.. members.Take(Most + 1).Select(member => $"'{NpzArchive.ArrayName(member)}'")];
        return names.Length > Most ? string.Join(", ", names[..Most]) + ", ..." : string.Join(", ", names);
    }
}
