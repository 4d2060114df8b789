namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A fully connected layer over up to <see cref="MaxFrames"/> frames, rectified or not. The frames are gathered as <c>[segment][frame][16]</c>, so that a tile's pixels are frames;
/// every output sums in the same order whatever the batch.
/// </summary>
internal sealed unsafe class LinearInference : WeightedStep
{
    /// <summary>Frames that share one reading of the weights.</summary>
    public const int MaxFrames = 32;

    /// <summary>Floats between two segments; the odd frame keeps segments from meeting in the same cache sets.</summary>
    private const int SegmentStride = (MaxFrames + 1) * BlockedShape.Lanes;

    private readonly KernelLayout _layout;
    private readonly AlignedBuffer _kernel;
    private readonly TileSet _tiles;
    private readonly TileLoop _loop;

    public LinearInference(FusedNode node, BlockedShape input, BlockedShape output, TileSet tiles)
        : base(node, new FeatureShape(input.Channels, input.Height, input.Width), input, output)
    {
        _layout = new KernelLayout(output.Channels, input.Channels, input.Height, input.Width);
        _kernel = new AlignedBuffer(_layout.Length);
        _kernel.Span.Clear();
        _tiles = tiles;
        _loop = new TileLoop(tiles, [.. Enumerable.Range(0, Segments).Select(segment => segment * SegmentStride)], input.Channels, _layout.Taps);
    }

    private int Segments => _layout.InputBlocks * _layout.Taps;

    public override int ScratchLength(int frames, int threads) => checked(Segments * SegmentStride);

    public override void SetRow(int output, ReadOnlySpan<float> row, double scale) => _layout.SetRow(output, row, scale, _kernel.Pointer);

    public override void GetRow(int output, Span<float> row) => _layout.GetRow(output, _kernel.Pointer, row);

    public override void Run(in InferenceBuffers buffers, int frames, int threads)
    {
        for (int frame = 0; frame < frames; frame++)
            FlattenKernel.Gather(buffers.Input + (nint)frame * Input.Length, Input, buffers.Scratch + frame * BlockedShape.Lanes, SegmentStride);
        ParallelLoop.For((Output.Blocks + _tiles.Blocks - 1) / _tiles.Blocks, threads, new Body(this, buffers.Scratch, buffers.Output, frames));
        GC.KeepAlive(this);
    }

    private void RunGroup(float* input, float* output, int frames, int group)
    {
        int block = group * _tiles.Blocks;
        var band = new TileBand
        {
            Input = input,
            InputRowStep = SegmentStride,
            Weights = _kernel.Pointer + (nint)block * _layout.OutputBlockStride,
            WeightBlockStride = _layout.OutputBlockStride,
            Blocks = Math.Min(_tiles.Blocks, Output.Blocks - block),
            Rows = 1,
            Columns = frames,
            Output = output + Output.Offset(block, 0, 0),
            OutputRowStep = 0,
            OutputPixelStep = Output.Length,
            OutputBlockStride = Output.BlockStride,
            Bias = BiasPointer + block * BlockedShape.Lanes,
            Slope = Node.Slope,
        };
        _loop.Run(band);
        for (int frame = 0; frame < frames; frame++)
        {
            for (int b = block; b < block + band.Blocks; b++)
                HaloKernel.Clear(output + (nint)frame * Output.Length + (nint)b * Output.BlockStride, Output, 0, 1);
        }
    }

    private readonly struct Body(LinearInference step, float* input, float* output, int frames) : ParallelLoop.IBody
    {
        private readonly float* _input = input;
        private readonly float* _output = output;

        public void Run(int item, int worker) => step.RunGroup(_input, _output, frames, item);
    }
}
