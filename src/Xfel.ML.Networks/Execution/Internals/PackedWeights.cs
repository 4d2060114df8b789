namespace Xfel.ML.Networks.Internals;

/// <summary>Weights (<see cref="KernelLayout"/>) and biases of a convolution or linear layer. A linear layer over a map is a convolution whose kernel is the whole map.</summary>
internal sealed unsafe class PackedWeights
{
    private readonly KernelLayout _layout;
    private readonly AlignedBuffer _weights;
    private readonly AlignedBuffer _bias;
    private readonly int _blocksPerGroup;

    /// <param name="outputs">Number of output channels.</param>
    /// <param name="kernel">Input channels, rows and columns that one output sums over.</param>
    /// <param name="blocksPerGroup">Output blocks that the widest tile computes together.</param>
    /// <param name="maxSegments">Most segments of a chunk: its weights stay in the first-level cache.</param>
    public PackedWeights(int outputs, FeatureShape kernel, int blocksPerGroup, int maxSegments)
    {
        Outputs = outputs;
        Kernel = kernel;
        _blocksPerGroup = blocksPerGroup;
        _layout = new KernelLayout(outputs, kernel.Channels, kernel.Height, kernel.Width);
        Groups = (Blocks + blocksPerGroup - 1) / blocksPerGroup;
        _weights = new AlignedBuffer(_layout.Length);
        _bias = new AlignedBuffer(Blocks * BlockedShape.Lanes);
        _weights.Span.Clear();
        _bias.Span.Clear();
        Chunks = SegmentChunk.Split(kernel.Channels, _layout.Taps, maxSegments);
    }

    public int Outputs { get; }

    public FeatureShape Kernel { get; }

    public int Blocks => _layout.OutputBlocks;

    public int Groups { get; }

    public SegmentChunk[] Chunks { get; }

    public int Length => _weights.Length;

    public float* Bias => _bias.Pointer;

    public int BlocksIn(int group) => Math.Min(_blocksPerGroup, Blocks - group * _blocksPerGroup);

    /// <summary>Puts the weights of one output, <c>[channel][row][column]</c>, where the tiles read them.</summary>
    public void SetRow(int output, ReadOnlySpan<float> row)
    {
        for (int i = 0; i < row.Length; i++)
            _weights.Pointer[_layout.Offset(output, i / _layout.Taps, i % _layout.Taps)] = row[i];
    }

    /// <summary>What the tiles of a group sum in one call: the first call for a pixel starts from the bias, the last one applies the rectifier.</summary>
    public TileSegments Segments(int group, int chunk, int* offsets, bool relu, nint outputBlockStride)
    {
        SegmentChunk part = Chunks[chunk];
        int block = group * _blocksPerGroup;
        return new TileSegments
        {
            Offsets = offsets + part.FirstSegment,
            Count = part.Count,
            Channels = part.Channels,
            Weights = _weights.Pointer + (nint)block * _layout.OutputBlockStride + (nint)part.FirstSegment * KernelLayout.TileLength,
            WeightBlockStride = _layout.OutputBlockStride,
            Start = chunk == 0 ? Bias + block * BlockedShape.Lanes : ZeroVector.Pointer,
            Slope = relu && chunk == Chunks.Length - 1 ? 0 : 1,
            AddendPixelStride = chunk == 0 ? 0 : BlockedShape.Lanes,
            AddendBlockStride = chunk == 0 ? 0 : outputBlockStride,
            OutputPixelStride = BlockedShape.Lanes,
            OutputBlockStride = outputBlockStride,
        };
    }

    /// <summary>Gives the weights of one output back.</summary>
    public void GetRow(int output, Span<float> row)
    {
        for (int i = 0; i < row.Length; i++)
            row[i] = _weights.Pointer[_layout.Offset(output, i / _layout.Taps, i % _layout.Taps)];
    }

    /// <summary>The weights of all outputs, one after the other.</summary>
    public float[] ToArray()
    {
        var values = new float[_layout.CanonicalLength];
        _layout.ToCanonical(_weights.Span, values);
        return values;
    }

    public Span<float> BiasValues() => _bias.Span[..Outputs];
}
