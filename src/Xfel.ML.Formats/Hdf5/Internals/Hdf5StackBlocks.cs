namespace Xfel.ML.Formats.Internals;

/// <summary>
/// The frames of one data set, read in the cheapest way that there is: plain bytes straight from the file, chunks fetched by the library and
/// unpacked outside of it, or wholly by the library.
/// </summary>
internal sealed class Hdf5StackBlocks : IFrameBlocks
{
    private const long ReadTogether = 1 << 20;
    private const long MostTogether = 32 << 20;

    private readonly Hdf5DataSet _dataSet;
    private readonly FrameStack _stack;
    private readonly FileReader? _file;
    private readonly Hdf5PlainReader? _plain;
    private readonly Hdf5ChunkReader? _chunks;

    /// <summary>Takes over a data set of numbers.</summary>
    /// <exception cref="FrameFileException">It is packed by a filter that is not on this machine, or its frames are larger than the file can hold.</exception>
    public Hdf5StackBlocks(Hdf5DataSet dataSet, FrameStack stack)
    {
        _dataSet = dataSet;
        _stack = stack;
        RequireReadable(dataSet);
        dataSet.RequireBacked((long)PixelCount * dataSet.Type.Size);
        (BlockFrames, IsPacked) = Layout(dataSet, stack);
        _file = dataSet.TryOpenStored();
        // A stack may be no more than a part of its data set.
        if (dataSet.Count != (long)Count * PixelCount)
            return;
        if (_file is not null && dataSet.PlainOffset() is { } offset)
            _plain = new Hdf5PlainReader(_file, offset, dataSet.Type, PixelCount);
        else if (dataSet.HasPlainChunks)
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
            if (_plain is not null)
                _plain.Read(first, destination, reasons);
            else if (_chunks is not null)
                _chunks.Read(first, destination, reasons);
            else
                ReadThroughLibrary(first, destination, reasons.Length);
            // The library takes zeros for what is missing at the end of a file.
            if (_plain is null && _file is { IsCutOff: true })
                reasons.Fill("unreadable: the file has become shorter while it is read");
        }
        catch (IOException exception)
        {
            reasons.Fill($"unreadable: {exception.Message}");
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _dataSet.Dispose();
    }

    /// <summary>How many frames are read together, and whether they are packed together.</summary>
    private static (int Frames, bool Packed) Layout(Hdf5DataSet dataSet, FrameStack stack)
    {
        long frameBytes = (long)stack.Size.PixelCount * sizeof(float);
        long together = stack.FrameAxis >= 0 && dataSet.Layout == Hdf5Layout.Chunked ? Math.Min(dataSet.Chunk[stack.FrameAxis], stack.Count) : 1;
        if (together * frameBytes > MostTogether)
            return ((int)Math.Min(together, Math.Max(1, MostTogether / frameBytes)), false);
        long blocks = Math.Max(1, ReadTogether / (together * frameBytes));
        return ((int)Math.Min(together * blocks, stack.Count), together > 1);
    }

    private static void RequireReadable(Hdf5DataSet dataSet)
    {
        if (dataSet.MissingFilter() is { } filter)
        {
            throw new FrameFileException(dataSet.File, dataSet.Path, FormattableString.Invariant($"data packed by the filter {filter.Name} ({filter.Id})"),
                "filters that this machine's HDF5 library has", filter.Remedy);
        }
    }

    private void ReadThroughLibrary(int first, Span<float> destination, int frames)
    {
        Span<long> start = stackalloc long[_dataSet.Shape.Count], count = stackalloc long[start.Length];
        start.Clear();
        for (int axis = 0; axis < count.Length; axis++)
            count[axis] = _dataSet.Shape[axis];
        if (_stack.FrameAxis >= 0)
        {
            start[_stack.FrameAxis] = first;
            count[_stack.FrameAxis] = frames;
        }

        if (_stack.PlaneAxis is { } planes)
            count[planes] = 1;
        _dataSet.Read(start, count, destination);
    }
}
