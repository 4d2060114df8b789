namespace Xfel.ML.Formats.Internals;

/// <summary>Reads <c>labels</c>, <c>class_names</c> and <c>model_id</c> beside the frames of an NPZ file.</summary>
internal static class FrameLabelReader
{
    private const string Labels = "labels";
    private const string ClassNames = "class_names";
    private const string ModelId = "model_id";

    /// <summary>Whether an array has a meaning of its own and so cannot be a frame.</summary>
    public static bool IsReserved(string name) => name is Labels or "label" or ClassNames or ModelId or "single";

    public static FrameLabels? Read(NpzArchive archive, int frames)
    {
        if (archive.Find(Labels) is not { } member)
            return null;
        using NpyArray array = archive.OpenArray(member);
        IReadOnlyList<long> shape = array.Header.Shape;
        if (shape.Count is not (1 or 2) || shape[0] != frames || (shape.Count == 2 && shape[1] == 0))
        {
            throw new FrameFileException(archive.Path, Labels, $"labels of shape {array.Header.ShapeText}", $"one for each of the {frames} frames: ({frames},) or ({frames}, K)",
                "write frames and labels of the same length");
        }

        long[] values = ArrayAccess.ReadInt64(array, archive.Path, Labels, out _);
        string[]? names = archive.Find(ClassNames) is { } namesMember ? ReadNames(archive, namesMember) : null;
        long[]? models = archive.Find(ModelId) is { } modelsMember ? ReadModels(archive, modelsMember, frames) : null;
        return FrameLabelValues.Of(archive.Path, Labels, ClassNames, values, shape.Count == 1 ? 1 : (int)shape[1], names, models);
    }

    private static string[] ReadNames(NpzArchive archive, ZipMember member)
    {
        using NpyArray array = archive.OpenArray(member);
        if (array.Header.Shape.Count != 1 || array.Header.Count == 0)
            throw new FrameFileException(archive.Path, ClassNames, $"class names of shape {array.Header.ShapeText}", "a list of names", "write one name per class");
        return ArrayAccess.ReadText(array, archive.Path, ClassNames);
    }

    private static long[] ReadModels(NpzArchive archive, ZipMember member, int frames)
    {
        using NpyArray array = archive.OpenArray(member);
        if (array.Header.Shape.Count != 1 || array.Header.Shape[0] != frames)
            throw new FrameFileException(archive.Path, ModelId, $"an array of shape {array.Header.ShapeText}", $"({frames},), one for each frame", "write frames and model_id of the same length");
        return ArrayAccess.ReadInt64(array, archive.Path, ModelId, out _);
    }
}
