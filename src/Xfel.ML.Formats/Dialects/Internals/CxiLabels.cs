namespace Xfel.ML.Formats.Internals;

/// <summary>Labels in <c>/entry_1/labels_1</c>, where this library writes them: <c>data</c> (N) or (N, K), <c>class_names</c>, <c>model_id</c>.</summary>
internal static class CxiLabels
{
    private const string Group = $"{CxiEntry.Path}/labels_1";
    private const long MostNames = 1 << 16;

    /// <exception cref="FrameFileException">They do not fit the frames.</exception>
    public static FrameLabels? Read(Hdf5File file, int frames)
    {
        const string Data = $"{Group}/data";
        if (Integers(file, Data, out IReadOnlyList<long> shape) is not { } values)
            return null;
        if (shape.Count is not (1 or 2) || shape[0] != frames || values.Length == 0)
            throw new FrameFileException(file.Path, Data, $"labels of shape ({string.Join(", ", shape)})", $"one for each of the {frames} frames", "write frames and labels of the same length");
        long[]? models = Integers(file, $"{Group}/model_id", out _);
        if (models is not null && models.Length != frames)
            throw new FrameFileException(file.Path, $"{Group}/model_id", $"{models.Length} numbers", $"one for each of the {frames} frames", "write frames and model_id of the same length");
        return FrameLabelValues.Of(file.Path, Data, $"{Group}/class_names", values, shape.Count == 1 ? 1 : (int)shape[1], Names(file), models);
    }

    private static long[]? Integers(Hdf5File file, string path, out IReadOnlyList<long> shape)
    {
        shape = [];
        if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
            return null;
        using (dataSet)
        {
            shape = dataSet.Shape;
            if (dataSet.Type.Element.Kind == 'f')
                throw new FrameFileException(file.Path, path, $"a data set of {dataSet.Type.Name}", "whole numbers", "write it with an integer type");
            return dataSet.ReadAll<long>(Array.MaxLength / sizeof(long));
        }
    }

    private static string[]? Names(Hdf5File file)
    {
        if (!file.TryOpen($"{Group}/class_names", out Hdf5DataSet? names))
            return null;
        using (names)
            return names.ReadText(MostNames);
    }
}
