using System.Globalization;

namespace Xfel.ML.Formats.Internals;

/// <summary>Turns arrays of labels, whatever file they come from, into <see cref="FrameLabels"/>.</summary>
internal static class FrameLabelValues
{
    private const int MaxUnnamedClasses = 1 << 16;

    /// <summary>Checks and takes over labels.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labels">The name of the labels in it.</param>
    /// <param name="classNames">The name of the class names in it.</param>
    /// <param name="values">The labels, frame by frame.</param>
    /// <param name="columns">Labels of a frame: 1 is a class number, more are one 0 or 1 for each class.</param>
    /// <param name="names">The class names; null where the file has none.</param>
    /// <param name="models">The model of each frame; null where the file has none.</param>
    /// <exception cref="FrameFileException">They contradict each other.</exception>
    public static FrameLabels Of(string path, string labels, string classNames, long[] values, int columns, string[]? names, long[]? models) =>
        columns == 1 ? Single(path, labels, values, names, models) : Multiple(path, labels, classNames, values, columns, names, models);

    private static FrameLabels Single(string path, string labels, long[] values, string[]? names, long[]? models)
    {
        int classes = names?.Length ?? MaxUnnamedClasses;
        foreach (long value in values)
        {
            if (value < 0 || value >= classes)
                throw new FrameFileException(path, labels, FormattableString.Invariant($"the label {value}"), $"a class number from 0 to {classes - 1}", "number the classes from 0");
        }

        return new FrameLabels
        {
            Values = Array.ConvertAll(values, value => (int)value),
            ClassNames = names ?? Numbered((int)values.Max() + 1),
            ModelIds = models,
        };
    }

    private static FrameLabels Multiple(string path, string labels, string classNames, long[] values, int classes, string[]? names, long[]? models)
    {
        if (names is not null && names.Length != classes)
            throw new FrameFileException(path, classNames, $"{names.Length} class names", $"{classes}, one for each column of '{labels}'", "write as many names as columns");
        var indicators = new bool[values.Length / classes][];
        for (int frame = 0; frame < indicators.Length; frame++)
        {
            indicators[frame] = new bool[classes];
            for (int i = 0; i < classes; i++)
            {
                long value = values[frame * classes + i];
                indicators[frame][i] = value is 0 or 1 ? value == 1
                    : throw new FrameFileException(path, labels, FormattableString.Invariant($"the value {value} for frame {frame}"), "0 or 1 for every class", "write one column of 0 and 1 per class");
            }
        }

        return new FrameLabels { Values = [], ClassNames = names ?? Numbered(classes), Indicators = indicators, ModelIds = models };
    }

    private static string[] Numbered(int count)
    {
        var names = new string[count];
        for (int i = 0; i < count; i++)
            names[i] = i.ToString(CultureInfo.InvariantCulture);
        return names;
    }
}
