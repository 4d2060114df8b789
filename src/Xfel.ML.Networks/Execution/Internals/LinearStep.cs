namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A fully connected layer over up to <see cref="FramesPerPass"/> frames. Vectors lie as <c>[segment][frame][16]</c>, so a tile's pixels are frames
/// and every output sums in the same order whatever the batch.
/// </summary>
internal sealed unsafe class LinearStep
{
    /// <summary>Frames that share one reading of the weights.</summary>
    public const int FramesPerPass = 32;

    /// <summary>Floats between two segments; the odd frame keeps segments from meeting in the same cache sets.</summary>
    public const int SegmentStride = (FramesPerPass + 1) * BlockedShape.Lanes;

    /// <summary>32 segments of 16 x 16 weights are 32 KiB.</summary>
    private const int MaxSegments = 32;

    private readonly TileSet _tiles;
    private readonly bool _relu;
    private readonly int[] _offsets;

    public LinearStep(FeatureShape input, LinearLayer layer, bool relu, TileSet tiles)
    {
        Weights = new PackedWeights(layer.Outputs, input, tiles.Blocks, MaxSegments);
        _tiles = tiles;
        _relu = relu;
        _offsets = GC.AllocateArray<int>(SegmentsOf(input), pinned: true);
        for (int s = 0; s < _offsets.Length; s++)
            _offsets[s] = s * SegmentStride;
    }

    public PackedWeights Weights { get; }

    public int OutputLength => Weights.Blocks * SegmentStride;

    public static int SegmentsOf(FeatureShape shape) => BlockedShape.BlocksOf(shape.Channels) * shape.Height * shape.Width;

    public void Run(float* input, float* output, int frames, int threads)
    {
        ParallelLoop.For(Weights.Groups, threads, new Body(this, input, output, frames));
        GC.KeepAlive(this);
    }

    private void RunGroup(float* input, float* output, int frames, int group)
    {
        int tileCount = (frames + _tiles.Pixels - 1) / _tiles.Pixels, blocks = Weights.BlocksIn(group);
        float* target = output + (nint)group * _tiles.Blocks * SegmentStride;
        fixed (int* offsets = _offsets)
        {
            for (int c = 0; c < Weights.Chunks.Length; c++)
            {
                TileSegments segments = Weights.Segments(group, c, offsets, _relu, SegmentStride);
                for (int tile = 0, frame = 0; tile < tileCount; tile++)
                {
                    int end = (tile + 1) * frames / tileCount;
                    float* y = target + frame * BlockedShape.Lanes;
                    _tiles.Tile(end - frame, blocks)(in segments, input + frame * BlockedShape.Lanes, c == 0 ? ZeroVector.Pointer : y, y);
                    frame = end;
                }
            }
        }
    }

    private readonly struct Body(LinearStep step, float* input, float* output, int frames) : ParallelLoop.IBody
    {
        private readonly float* _input = input;
        private readonly float* _output = output;

        public void Run(int item, int worker) => step.RunGroup(_input, _output, frames, item);
    }
}
