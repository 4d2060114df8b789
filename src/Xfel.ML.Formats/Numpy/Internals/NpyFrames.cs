namespace Xfel.ML.Formats.Internals;

/// <summary>Opens an NPY file as frames.</summary>
internal static class NpyFrames
{
    public static IFrameSource Open(FileReader file, string path, string? dataSet)
    {
        if (!string.IsNullOrEmpty(dataSet))
            throw new FrameFileException(path, dataSet, "an NPY file, which holds one array without a name", "a file with named data sets", "leave the data set's name out");
        NpyArray array = ArrayAccess.Open(file, path, null);
        FrameStack stack = StackedFrameSource.Check(array, path, null);
        return new StackedFrameSource(path, "", "NPY", array, stack, labels: null, file);
    }
}
