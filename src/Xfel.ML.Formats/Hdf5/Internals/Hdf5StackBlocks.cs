namespace Xfel.ML.Formats.Internals;

/// <summary>The frames of one data set, read through the library or, where chunks are packed in a way that .NET can undo, chunk by chunk outside of it.</summary>
internal sealed class Hdf5StackBlocks : IFrameBlocks
{
    private const long ReadTogether = 1 << 20;
    private const long MostTogether = 32 << 20;

    private readonly Hdf5DataSet _dataSet;
    private readonly FrameStack _stack;
    private readonly Hdf5ChunkReader? _chunks;

    public Hdf5StackBlocks(Hdf5DataSet dataSet, FrameStack stack)
    {
        _dataSet = dataSet;
        _stack = stack;
        long frameBytes = (long)stack.Size.PixelCount * sizeof(float);
        long chunkFrames = stack.FrameAxis >= 0 && dataSet.Layout == Hdf5Layout.Chunked ? dataSet.Chunk[stack.FrameAxis] : 1;
        chunkFrames = Math.Min(chunkFrames, stack.Count);
        IsPacked = chunkFrames > 1 && chunkFrames * frameBytes <= MostTogether;
        long unit = IsPacked ? chunkFrames : 1;
        long units = Math.Max(1, ReadTogether / (unit * frameBytes));
        BlockFrames = (int)Math.Min(unit * units, stack.Count);
        if (chunkFrames > 1 && !IsPacked)
            BlockFrames = (int)Math.Max(1, MostTogether / frameBytes);
        if (dataSet.HasPlainChunks && stack.PlaneAxis is null)
            _chunks = new Hdf5ChunkReader(dataSet, stack);
    }

    public int Count => _stack.Count;

    public int PixelCount => _stack.Size.PixelCount;

    public int BlockFrames { get; }

    public bool IsPacked { get; }

    public void Read(int first, Span<float> destination, Span<string?> reasons)
    {
        reasons.Clear();
        try
        {
            if (_chunks is not null)
                _chunks.Read(first, destination, reasons);
            else
                ReadThroughLibrary(first, destination);
        }
        catch (IOException exception)
        {
            reasons.Fill($"unreadable: {exception.Message}");
        }
    }

    public void Dispose() => _dataSet.Dispose();

    private void ReadThroughLibrary(int first, Span<float> destination)
    {
        long[] start = new long[_dataSet.Shape.Count], count = [.. _dataSet.Shape];
        if (_stack.FrameAxis >= 0)
        {
            start[_stack.FrameAxis] = first;
            count[_stack.FrameAxis] = destination.Length / PixelCount;
        }

        if (_stack.PlaneAxis is { } planes)
            count[planes] = 1;
        _dataSet.Read(start, count, destination);
    }
}
