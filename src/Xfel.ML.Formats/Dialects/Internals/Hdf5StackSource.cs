using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>The frames of one data set of an HDF5 file.</summary>
internal sealed class Hdf5StackSource : IFrameSource
{
    private readonly Hdf5File _file;
    private readonly FrameReadAhead _frames;

    private Hdf5StackSource(Hdf5File file, Hdf5DataSet dataSet, FrameStack stack, Hdf5Recognition recognition)
    {
        _file = file;
        _frames = new FrameReadAhead(new Hdf5StackBlocks(dataSet, stack));
        DataSet = dataSet.Path;
        ElementType = dataSet.Type.Name;
        Format = recognition.Format;
        Count = stack.Count;
        Size = stack.Size;
        Facts = recognition.Facts with { Modules = stack.Modules };
        Labels = recognition.ReadLabels?.Invoke(stack.Count);
        Ids = recognition.ReadIds?.Invoke(stack.Count);
    }

    public string Path => _file.Path;

    public string DataSet { get; }

    public string Format { get; }

    public string ElementType { get; }

    public int Count { get; }

    public FrameSize Size { get; }

    public FrameLabels? Labels { get; }

    public FrameFileFacts Facts { get; }

    public FrameIds? Ids { get; }

    public static Hdf5StackSource Open(Hdf5File file, Hdf5Recognition recognition)
    {
        string path = recognition.Frames[0];
        if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
            throw new FrameFileException(file.Path, path, "a data set that cannot be opened", "frames", "copy the file again");
        try
        {
            if (!dataSet.Type.IsNumeric)
                throw new FrameFileException(file.Path, path, $"a data set of {dataSet.Type.Name}", "numbers", "name another data set");
            FrameStack stack = FrameStack.OfPlanes(dataSet.Shape, file.Path, path);
            return new Hdf5StackSource(file, dataSet, stack, recognition);
        }
        catch
        {
            dataSet.Dispose();
            throw;
        }
    }

    public string? TryRead(int index, Span<float> destination)
    {
        FrameSourceText.CheckArguments(this, index, destination.Length);
        return _frames.TryRead(index, destination);
    }

    public string Describe() => FrameSourceText.Describe(this);

    public void Dispose()
    {
        _frames.Dispose();
        _file.Dispose();
    }
}
