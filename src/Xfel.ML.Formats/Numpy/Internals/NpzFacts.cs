namespace Xfel.ML.Formats.Internals;

/// <summary>
/// Reads <c>command</c>, <c>version</c> and <c>adu_per_photon</c> beside the frames of an NPZ file. What is of another kind is not known: it never keeps a
/// file from being read.
/// </summary>
internal static class NpzFacts
{
    private const string Gain = "adu_per_photon";

    public static FrameFileFacts Read(NpzArchive archive)
    {
        var notes = new Dictionary<string, string>();
        foreach (string name in (string[])[FrameNotes.Command, FrameNotes.Version])
        {
            if (TryRead(archive, name, ArrayAccess.ReadText) is [{ Length: > 0 } text])
                notes[name] = text;
        }

        if (TryRead(archive, Gain, (array, path, name) => ArrayAccess.ReadSingle(array, path, name, out _)) is [> 0 and < float.PositiveInfinity and var gain])
            notes[FrameNotes.Gain] = FrameNotes.GainText(gain);
        return notes.Count == 0 ? FrameFileFacts.None : FrameFileFacts.None with { Notes = notes };
    }

    private static T[]? TryRead<T>(NpzArchive archive, string name, Func<NpyArray, string, string, T[]> read)
    {
        if (archive.Find(name) is not { } member)
            return null;
        try
        {
            using NpyArray array = archive.OpenArray(member);
            return array.Header.Count == 1 ? read(array, archive.Path, name) : null;
        }
        catch (Exception exception) when (exception is FrameFileException or IOException or InvalidDataException)
        {
            return null;
        }
    }
}
