namespace Xfel.ML.Networks.Internals;

/// <summary>
/// dL/dx as convolutions of dL/dy, one for each <see cref="GradientPhase"/>, with the transposed kernel <c>[input block][phase][output block][tap of the phase][16 outputs][16 inputs]</c>.
/// </summary>
internal sealed unsafe class DirectInputGradient : InputGradient
{
    private const int GradientBandBytes = 64 * 1024;
    private readonly TileSet _tiles;
    private readonly KernelLayout _layout;
    private readonly GradientPhase[] _phases;
    private readonly int _bandRows;
    private readonly int _bands;
    private readonly int _groups;

    public DirectInputGradient(ConvolutionShape shape, BlockedShape outputGradient, BlockedShape inputGradient, TileSet tiles)
        : base(shape, outputGradient, inputGradient)
    {
        _tiles = tiles;
        _layout = shape.Layout;
        int stride = shape.Stride, taps = 0;
        _phases = new GradientPhase[stride * stride];
        for (int i = 0; i < _phases.Length; i++)
        {
            _phases[i] = new GradientPhase(shape, outputGradient, tiles, i / stride, i % stride, taps);
            taps += _phases[i].Taps.Length;
        }

        int rows = Math.Clamp(GradientBandBytes / (inputGradient.Width * BlockedShape.Lanes * sizeof(float)), 1, inputGradient.Height);
        _bands = (inputGradient.Height + rows - 1) / rows;
        _bandRows = ((inputGradient.Height + _bands - 1) / _bands + stride - 1) / stride * stride;
        _bands = (inputGradient.Height + _bandRows - 1) / _bandRows;
        _groups = (inputGradient.Blocks + tiles.Blocks - 1) / tiles.Blocks;
    }

    public override int PreparedLength => _layout.Length;

    /// <summary>Floats between two input blocks of the transposed kernel.</summary>
    private int BlockStride => _layout.OutputBlocks * _layout.Taps * KernelLayout.TileLength;

    public override void Prepare(float* kernel, float* prepared, int threads) => ParallelLoop.For(_layout.OutputBlocks * _layout.InputBlocks, threads, new PrepareBody(this, kernel, prepared));

    public override void Run(float* outputGradient, float* kernel, float* prepared, float* inputGradient, bool accumulate, float* scratch, int frames, int threads)
    {
        ParallelLoop.For(frames * _bands * _groups, threads, new Body(this, outputGradient, prepared, inputGradient, accumulate, frames * _bands));
    }

    private void PrepareBlock(float* kernel, float* prepared, int item)
    {
        // The output block runs fastest, so that one worker writes one stream.
        int input = item / _layout.OutputBlocks, output = item % _layout.OutputBlocks;
        float* source = kernel + ((nint)output * _layout.InputBlocks + input) * _layout.Taps * KernelLayout.TileLength;
        foreach (GradientPhase phase in _phases)
        {
            float* target = prepared + (nint)input * BlockStride + ((nint)phase.FirstTap * _layout.OutputBlocks + output * phase.Taps.Length) * KernelLayout.TileLength;
            foreach (int tap in phase.Taps)
            {
                BlockTranspose.Run(source + tap * KernelLayout.TileLength, target);
                target += KernelLayout.TileLength;
            }
        }
    }

    private void RunItem(in Body call, int item)
    {
        // Large weights: all bands pass one group before the next, so that its weights stay in cache. Small weights: all groups pass one band.
        bool groupsOutside = _layout.Length > OutputGradient.Length;
        int group = groupsOutside ? item / call.Bands : item % _groups, frameBand = groupsOutside ? item % call.Bands : item / _groups;
        int frame = frameBand / _bands, first = frameBand % _bands * _bandRows, rows = Math.Min(_bandRows, Gradient.Height - first);
        int stride = Shape.Stride, block = group * _tiles.Blocks;
        float* dy = call.OutputGradient + (nint)frame * OutputGradient.Length, dx = call.Gradient + (nint)frame * Gradient.Length;
        var band = new TileBand
        {
            Input = dy + OutputGradient.Offset(0, first / stride, 0),
            InputRowStep = OutputGradient.RowStride,
            WeightBlockStride = BlockStride,
            Blocks = Math.Min(_tiles.Blocks, Gradient.Blocks - block),
            OutputRowStep = stride * Gradient.RowStride,
            OutputPixelStep = stride * BlockedShape.Lanes,
            OutputBlockStride = Gradient.BlockStride,
            Slope = 1,
        };
        foreach (GradientPhase phase in _phases)
        {
            band.Rows = (rows - phase.Row + stride - 1) / stride;
            band.Columns = (Gradient.Width - phase.Column + stride - 1) / stride;
            if (band.Rows <= 0 || band.Columns <= 0 || (phase.Taps.Length == 0 && call.Accumulate))
                continue;
            band.Weights = call.Weights + (nint)block * BlockStride + (nint)phase.FirstTap * _layout.OutputBlocks * KernelLayout.TileLength;
            band.Output = dx + Gradient.Offset(block, first + phase.Row, phase.Column);
            band.Addend = call.Accumulate ? band.Output : null;
            phase.Loop.Run(band);
        }

        for (int b = block; b < block + band.Blocks; b++)
            HaloKernel.Clear(dx + (nint)b * Gradient.BlockStride, Gradient, first, rows);
    }

    private readonly struct Body(DirectInputGradient owner, float* outputGradient, float* weights, float* gradient, bool accumulate, int bands) : ParallelLoop.IBody
    {
        public readonly float* OutputGradient = outputGradient;
        public readonly float* Weights = weights;
        public readonly float* Gradient = gradient;
        public readonly bool Accumulate = accumulate;
        public readonly int Bands = bands;

        public void Run(int item, int worker) => owner.RunItem(this, item);
    }

    private readonly struct PrepareBody(DirectInputGradient owner, float* kernel, float* prepared) : ParallelLoop.IBody
    {
        private readonly float* _kernel = kernel;
        private readonly float* _prepared = prepared;

        public void Run(int item, int worker) => owner.PrepareBlock(_kernel, _prepared, item);
    }
}
