namespace Xfel.ML.Formats.Internals;

/// <summary>A data set that could hold frames.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">Its path, shape and type, such as <c>/entry/data/frames (10, 195, 487) int32</c>.</param>
internal readonly record struct FrameCandidate(string Path, string Text)
{
    private const int NarrowestFrame = 5;

    /// <summary>Looks at a data set; null when it is none, or holds no numbers in the shape of frames.</summary>
    public static FrameCandidate? At(Hdf5File file, string path)
    {
        if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
            return null;
        using (dataSet)
            return dataSet.Type.IsNumeric && IsFrames(dataSet.Shape) ? new FrameCandidate(path, Describe(dataSet)) : null;
    }

    /// <summary>Path, shape and type.</summary>
    public static string Describe(Hdf5DataSet dataSet) => $"{dataSet.Path} {dataSet.ShapeText} {dataSet.Type.Name}";

    /// <summary>The candidates among some data sets, as texts.</summary>
    public static string[] Texts(Hdf5File file, IEnumerable<string> paths) => [.. paths.Select(path => At(file, path)).OfType<FrameCandidate>().Select(candidate => candidate.Text)];

    /// <summary>Two to four axes; columns of a table, such as (80244, 2), are no frame.</summary>
    private static bool IsFrames(IReadOnlyList<long> shape)
    {
        int axes = shape.Count;
        while (axes > 2 && shape[axes - 1] == 1)
            axes--;
        return shape.Count is >= 2 and <= 4 && shape[axes - 1] >= NarrowestFrame && shape.All(length => length > 0);
    }
}
