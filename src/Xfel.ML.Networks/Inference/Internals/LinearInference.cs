namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A fully connected layer over up to <see cref="MaxFrames"/> frames, rectified or not. Vectors lie as <c>[segment][frame][16]</c>, so a tile's pixels are frames
/// and every output sums in the same order whatever the batch.
/// </summary>
internal sealed unsafe class LinearInference : WeightedStep
{
    /// <summary>Frames that share one reading of the weights.</summary>
    public const int MaxFrames = 32;

    /// <summary>Floats between two segments; the odd frame keeps segments from meeting in the same cache sets.</summary>
    private const int SegmentStride = (MaxFrames + 1) * BlockedShape.Lanes;

    /// <summary>32 segments of 16 x 16 weights are 32 KiB.</summary>
    private const int MaxSegments = 32;

    private readonly PackedWeights _weights;
    private readonly TileSet _tiles;
    private readonly int[] _offsets;

    public LinearInference(FusedNode node, BlockedShape input, BlockedShape output, TileSet tiles)
        : base(node, new FeatureShape(input.Channels, input.Height, input.Width), input, output)
    {
        _weights = new PackedWeights(output.Channels, Kernel, tiles.Blocks, MaxSegments);
        _tiles = tiles;
        _offsets = GC.AllocateArray<int>(input.Blocks * input.Height * input.Width, pinned: true);
        for (int s = 0; s < _offsets.Length; s++)
            _offsets[s] = s * SegmentStride;
    }

    private int GatheredLength => _offsets.Length * SegmentStride;

    public override int ScratchLength(int frames, int threads) => GatheredLength + _weights.Blocks * SegmentStride;

    public override void SetRow(int output, ReadOnlySpan<float> row, double scale) => _weights.SetRow(output, row, scale);

    public override void GetRow(int output, Span<float> row) => _weights.GetRow(output, row);

    public override void Run(in InferenceBuffers buffers, int frames, int threads)
    {
        float* gathered = buffers.Scratch, sums = buffers.Scratch + GatheredLength;
        for (int frame = 0; frame < frames; frame++)
            FlattenKernel.Gather(buffers.Input + (nint)frame * Input.Length, Input, gathered + frame * BlockedShape.Lanes, SegmentStride);
        ParallelLoop.For(_weights.Groups, threads, new Body(this, gathered, sums, frames));
        for (int frame = 0; frame < frames; frame++)
            FlattenKernel.Scatter(sums + frame * BlockedShape.Lanes, SegmentStride, buffers.Output + (nint)frame * Output.Length, Output);
        GC.KeepAlive(this);
    }

    private void RunGroup(float* input, float* output, int frames, int group)
    {
        int tileCount = (frames + _tiles.Pixels - 1) / _tiles.Pixels, blocks = _weights.BlocksIn(group);
        float* bias = BiasPointer + group * _tiles.Blocks * BlockedShape.Lanes;
        float* target = output + (nint)group * _tiles.Blocks * SegmentStride;
        fixed (int* offsets = _offsets)
        {
            for (int c = 0; c < _weights.Chunks.Length; c++)
            {
                TileSegments segments = _weights.Segments(group, c, offsets, Node.Slope == 0, SegmentStride);
                for (int tile = 0, frame = 0; tile < tileCount; tile++)
                {
                    int end = (tile + 1) * frames / tileCount;
                    float* y = target + frame * BlockedShape.Lanes;
                    _tiles.Tile(end - frame, blocks)(in segments, input + frame * BlockedShape.Lanes, c == 0 ? bias : y, y);
                    frame = end;
                }
            }
        }
    }

    private readonly struct Body(LinearInference step, float* input, float* output, int frames) : ParallelLoop.IBody
    {
        private readonly float* _input = input;
        private readonly float* _output = output;

        public void Run(int item, int worker) => step.RunGroup(_input, _output, frames, item);
    }
}
