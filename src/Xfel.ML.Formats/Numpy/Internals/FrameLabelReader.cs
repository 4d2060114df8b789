using System.Globalization;

namespace Xfel.ML.Formats.Internals;

/// <summary>Reads <c>labels</c>, <c>class_names</c> and <c>model_id</c> beside the frames of an NPZ file.</summary>
internal static class FrameLabelReader
{
    private const string Labels = "labels";
    private const string ClassNames = "class_names";
    private const string ModelId = "model_id";
    private const int MaxUnnamedClasses = 1 << 16;

    /// <summary>Whether an array has a meaning of its own and so cannot be a frame.</summary>
    public static bool IsReserved(string name) => name is Labels or ClassNames or ModelId or "single";

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
        return shape.Count == 1 || shape[1] == 1 ? Single(archive.Path, values, names, models) : Multiple(archive.Path, values, (int)shape[1], names, models);
    }

    private static FrameLabels Single(string path, long[] values, string[]? names, long[]? models)
    {
        int classes = names?.Length ?? MaxUnnamedClasses;
        foreach (long value in values)
        {
            if (value < 0 || value >= classes)
                throw new FrameFileException(path, Labels, FormattableString.Invariant($"the label {value}"), $"a class number from 0 to {classes - 1}", "number the classes from 0");
        }

        return new FrameLabels
        {
            Values = Array.ConvertAll(values, value => (int)value),
            ClassNames = names ?? Numbered((int)values.Max() + 1),
            ModelIds = models,
        };
    }

    private static FrameLabels Multiple(string path, long[] values, int classes, string[]? names, long[]? models)
    {
        if (names is not null && names.Length != classes)
            throw new FrameFileException(path, ClassNames, $"{names.Length} class names", $"{classes}, one for each column of 'labels'", "write as many names as columns");
        var indicators = new bool[values.Length / classes][];
        for (int frame = 0; frame < indicators.Length; frame++)
        {
            indicators[frame] = new bool[classes];
            for (int i = 0; i < classes; i++)
            {
                long value = values[frame * classes + i];
                indicators[frame][i] = value is 0 or 1 ? value == 1
                    : throw new FrameFileException(path, Labels, FormattableString.Invariant($"the value {value} for frame {frame}"), "0 or 1 for every class", "write one column of 0 and 1 per class");
            }
        }

        return new FrameLabels { Values = [], ClassNames = names ?? Numbered(classes), Indicators = indicators, ModelIds = models };
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

    private static string[] Numbered(int count)
    {
        var names = new string[count];
        for (int i = 0; i < count; i++)
            names[i] = i.ToString(CultureInfo.InvariantCulture);
        return names;
    }
}
