namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Weights of a linear layer in the order in which the tiles read them: <c>[group of output blocks][input block][row][column][input lane][output lane]</c>.
/// A linear layer over a map is a convolution whose kernel is the whole map.
/// </summary>
internal sealed unsafe class PackedWeights
{
    private readonly AlignedBuffer _weights;
    private readonly int[] _sourceIndex;
    private readonly int _blocksPerGroup;

    /// <param name="outputs">Number of output channels.</param>
    /// <param name="kernel">Input channels, rows and columns that one output sums over.</param>
    /// <param name="blocksPerGroup">Output blocks that the widest tile computes together.</param>
    /// <param name="maxSegments">Most segments of a chunk: its weights stay in the first-level cache.</param>
    public PackedWeights(int outputs, FeatureShape kernel, int blocksPerGroup, int maxSegments)
    {
        Kernel = kernel;
        _blocksPerGroup = blocksPerGroup;
        Blocks = BlockedShape.BlocksOf(outputs);
        Groups = (Blocks + blocksPerGroup - 1) / blocksPerGroup;
        _weights = new AlignedBuffer(checked(Blocks * BlockedShape.Lanes * kernel.Length));
        _weights.Span.Clear();
        _sourceIndex = OrderOfInputs(kernel);
        Chunks = [.. SplitIntoChunks(kernel, maxSegments)];
    }

    public FeatureShape Kernel { get; }

    public int Blocks { get; }

    public int Groups { get; }

    public SegmentChunk[] Chunks { get; }

    public int BlocksIn(int group) => Math.Min(_blocksPerGroup, Blocks - group * _blocksPerGroup);

    public float* Weights(int group, SegmentChunk chunk) =>
        _weights.Pointer + (nint)group * _blocksPerGroup * BlockedShape.Lanes * Kernel.Length + (nint)chunk.FirstInput * BlocksIn(group) * BlockedShape.Lanes;

    /// <summary>Puts the weights of one output, <c>[channel][row][column]</c> and times <paramref name="scale"/>, where the tiles read them.</summary>
    public void SetRow(int output, ReadOnlySpan<float> row, double scale)
    {
        float* destination = RowStart(output, out int stride);
        for (int i = 0; i < _sourceIndex.Length; i++)
            destination[(nint)i * stride] = (float)(row[_sourceIndex[i]] * scale);
    }

    /// <summary>What the tiles of a group sum in one call: the first call for a pixel starts from the bias, the last one applies the rectifier.</summary>
    public TileSegments Segments(int group, int chunk, int* offsets, bool relu, nint outputBlockStride)
    {
        SegmentChunk part = Chunks[chunk];
        return new TileSegments
        {
            Offsets = offsets + part.FirstSegment,
            Count = part.Count,
            Channels = part.Channels,
            Weights = Weights(group, part),
            Floor = relu && chunk == Chunks.Length - 1 ? 0 : float.NegativeInfinity,
            AddendPixelStride = chunk == 0 ? 0 : BlockedShape.Lanes,
            AddendBlockStride = chunk == 0 ? BlockedShape.Lanes : outputBlockStride,
            OutputBlockStride = outputBlockStride,
        };
    }

    /// <summary>Gives the weights of one output back.</summary>
    public void GetRow(int output, Span<float> row)
    {
        float* source = RowStart(output, out int stride);
        for (int i = 0; i < _sourceIndex.Length; i++)
            row[_sourceIndex[i]] = source[(nint)i * stride];
    }

    private float* RowStart(int output, out int stride)
    {
        int group = output / (_blocksPerGroup * BlockedShape.Lanes);
        stride = BlocksIn(group) * BlockedShape.Lanes;
        return Weights(group, Chunks[0]) + (output - group * _blocksPerGroup * BlockedShape.Lanes);
    }

    private static int[] OrderOfInputs(FeatureShape kernel)
    {
        var order = new int[kernel.Length];
        int next = 0;
        for (int first = 0; first < kernel.Channels; first += BlockedShape.Lanes)
        {
            int last = Math.Min(first + BlockedShape.Lanes, kernel.Channels);
            for (int tap = 0; tap < kernel.Height * kernel.Width; tap++)
            {
                for (int channel = first; channel < last; channel++)
                    order[next++] = channel * kernel.Height * kernel.Width + tap;
            }
        }

        return order;
    }

    /// <summary>Splits the segments into runs of one number of channels: a last block with fewer than 16 channels makes its own chunks.</summary>
    private static List<SegmentChunk> SplitIntoChunks(FeatureShape kernel, int maxSegments)
    {
        int taps = kernel.Height * kernel.Width, full = kernel.Channels / BlockedShape.Lanes * taps, rest = kernel.Channels % BlockedShape.Lanes;
        var chunks = new List<SegmentChunk>();
        for (int first = 0; first < full; first += maxSegments)
            chunks.Add(new(first, Math.Min(maxSegments, full - first), BlockedShape.Lanes, first * BlockedShape.Lanes));
        for (int first = 0; rest > 0 && first < taps; first += maxSegments)
            chunks.Add(new(full + first, Math.Min(maxSegments, taps - first), rest, full * BlockedShape.Lanes + first * rest));
        return chunks;
    }
}
