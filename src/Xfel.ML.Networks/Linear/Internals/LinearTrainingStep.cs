namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A fully connected layer with bias in training. Its input is a vector or a map without halo, flattened as <see cref="KernelLayout"/> says; parameters <c>weight, bias</c>.
/// No weights are copied: the input's gradient transposes the tiles that it is about to read.
/// </summary>
internal sealed unsafe class LinearTrainingStep : TrainingStep
{
    private readonly TileSet _tiles;
    private readonly StepShapes _shapes;
    private readonly KernelLayout _layout;
    private readonly int _segments;
    private readonly int _outputBlocks;
    private readonly TileLoop _forward;
    private readonly TileLoop _backward;

    /// <exception cref="ArgumentException">A map has a halo, or the output is a map.</exception>
    public LinearTrainingStep(StepShapes shapes, TileSet tiles)
    {
        if (shapes is not { Input.Halo: 0, InputGradient.Halo: 0, Output: { Halo: 0, Height: 1, Width: 1 }, OutputGradient.Halo: 0 })
            throw new ArgumentException($"a linear layer reads maps without halo and writes a vector, found {shapes}", nameof(shapes));
        _tiles = tiles;
        _shapes = shapes;
        _layout = new KernelLayout(shapes.Output.Channels, shapes.Input.Channels, shapes.Input.Height, shapes.Input.Width);
        _segments = _layout.InputBlocks * _layout.Taps;
        _outputBlocks = _layout.OutputBlocks;
        _forward = new TileLoop(tiles, FrameVectors.Offsets(_segments), shapes.Input.Channels, _layout.Taps);
        _backward = new TileLoop(tiles, FrameVectors.Offsets(_outputBlocks), shapes.Output.Channels, 1);
    }

    public override bool BackwardReadsInput => true;

    public override bool BackwardReadsOutput => false;

    /// <summary>Groups of output blocks that the tiles compute together.</summary>
    private int Groups => (_outputBlocks + _tiles.Blocks - 1) / _tiles.Blocks;

    private int InputLength => checked(_segments * FrameVectors.SegmentStride);

    private int OutputLength => _outputBlocks * FrameVectors.SegmentStride;

    /// <summary>Transposed weights of one group of segments.</summary>
    private int WorkerScratch => _tiles.Blocks * _outputBlocks * KernelLayout.TileLength;

    public override int ScratchLength(int frames, int threads) => checked(InputLength + OutputLength + threads * WorkerScratch);

    public override void Forward(in StepBuffers buffers, in StepCall call)
    {
        for (int first = 0; first < call.Frames; first += FrameVectors.FramesPerPass)
        {
            int frames = Math.Min(FrameVectors.FramesPerPass, call.Frames - first);
            FrameVectors.Gather(buffers.Input + (nint)first * _shapes.Input.Length, _segments, frames, buffers.Scratch, call.Threads);
            ParallelLoop.For(Groups, call.Threads, new ForwardBody(this, buffers, first, frames));
        }
    }

    public override void Backward(in StepBuffers buffers, in StepCall call)
    {
        for (int first = 0; first < call.Frames; first += FrameVectors.FramesPerPass)
        {
            int frames = Math.Min(FrameVectors.FramesPerPass, call.Frames - first);
            FrameVectors.Gather(buffers.Input + (nint)first * _shapes.Input.Length, _segments, frames, buffers.Scratch, call.Threads);
            FrameVectors.Gather(buffers.OutputGradient + (nint)first * _shapes.OutputGradient.Length, _outputBlocks, frames, buffers.Scratch + InputLength, call.Threads);
            ParallelLoop.For(_layout.InputBlocks * Groups, call.Threads, new WeightBody(this, buffers, first, frames));
            if (buffers.InputGradient != null)
                ParallelLoop.For((_segments + _tiles.Blocks - 1) / _tiles.Blocks, call.Threads, new InputBody(this, buffers, first, frames));
        }

        BiasGradient.Run(buffers.OutputGradient, _shapes.OutputGradient, call.Frames, buffers.ParameterGradients[1], call.Threads);
    }

    private void RunForward(in StepBuffers buffers, int first, int frames, int group)
    {
        int block = group * _tiles.Blocks;
        _forward.Run(new TileBand
        {
            Input = buffers.Scratch,
            Weights = buffers.Parameters[0] + (nint)block * _layout.OutputBlockStride,
            WeightBlockStride = _layout.OutputBlockStride,
            Blocks = Math.Min(_tiles.Blocks, _outputBlocks - block),
            Rows = 1,
            Columns = frames,
            Output = buffers.Output + (nint)first * _shapes.Output.Length + block * BlockedShape.Lanes,
            OutputPixelStep = _shapes.Output.Length,
            OutputBlockStride = BlockedShape.Lanes,
            Bias = buffers.Parameters[1] + block * BlockedShape.Lanes,
            Slope = 1,
        });
    }

    private void RunInputGradient(in StepBuffers buffers, int first, int frames, int item, int worker)
    {
        int segment = item * _tiles.Blocks, segments = Math.Min(_tiles.Blocks, _segments - segment);
        int stride = _outputBlocks * KernelLayout.TileLength;
        float* weights = buffers.Scratch + InputLength + OutputLength + (nint)worker * WorkerScratch;
        for (int block = 0; block < _outputBlocks; block++)
        {
            float* source = buffers.Parameters[0] + (nint)block * _layout.OutputBlockStride + (nint)segment * KernelLayout.TileLength;
            for (int s = 0; s < segments; s++)
                BlockTranspose.Run(source + s * KernelLayout.TileLength, weights + s * stride + block * KernelLayout.TileLength);
        }

        float* gradient = buffers.InputGradient + (nint)first * _shapes.InputGradient.Length + segment * BlockedShape.Lanes;
        _backward.Run(new TileBand
        {
            Input = buffers.Scratch + InputLength,
            Weights = weights,
            WeightBlockStride = stride,
            Blocks = segments,
            Rows = 1,
            Columns = frames,
            Output = gradient,
            OutputPixelStep = _shapes.InputGradient.Length,
            OutputBlockStride = BlockedShape.Lanes,
            Addend = buffers.AccumulateInput ? gradient : null,
            Slope = 1,
        });
    }

    private void RunWeightGradient(in StepBuffers buffers, int first, int frames, int item)
    {
        int block = item / _layout.InputBlocks * _tiles.Blocks, blocks = Math.Min(_tiles.Blocks, _outputBlocks - block);
        int firstSegment = item % _layout.InputBlocks * _layout.Taps, pieces = (BlockedShape.Lanes + _tiles.Channels - 1) / _tiles.Channels;
        bool overwrites = first == 0;
        var run = new PixelRun
        {
            Planes = 1,
            Rows = 1,
            Columns = frames,
            InputPixelStep = BlockedShape.Lanes,
            GradientPixelStep = BlockedShape.Lanes,
            GradientBlockStride = FrameVectors.SegmentStride,
            StartStep = overwrites ? 0 : BlockedShape.Lanes,
            StartBlockStride = overwrites ? 0 : _layout.OutputBlockStride,
            WeightBlockStride = _layout.OutputBlockStride,
        };
        float* dy = buffers.Scratch + InputLength + (nint)block * FrameVectors.SegmentStride;
        for (int segment = firstSegment; segment < firstSegment + _layout.Taps; segment++)
        {
            float* target = buffers.ParameterGradients[0] + (nint)block * _layout.OutputBlockStride + (nint)segment * KernelLayout.TileLength;
            for (int piece = 0; piece < pieces; piece++)
            {
                int channel = piece * BlockedShape.Lanes / pieces, count = (piece + 1) * BlockedShape.Lanes / pieces - channel;
                float* sums = target + channel * BlockedShape.Lanes;
                _tiles.WeightTile(count, blocks)(in run, buffers.Scratch + (nint)segment * FrameVectors.SegmentStride + channel, dy, overwrites ? ZeroVector.Pointer : sums, sums);
            }
        }
    }

    private readonly struct ForwardBody(LinearTrainingStep owner, StepBuffers buffers, int first, int frames) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => owner.RunForward(buffers, first, frames, item);
    }

    private readonly struct InputBody(LinearTrainingStep owner, StepBuffers buffers, int first, int frames) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => owner.RunInputGradient(buffers, first, frames, item, worker);
    }

    private readonly struct WeightBody(LinearTrainingStep owner, StepBuffers buffers, int first, int frames) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => owner.RunWeightGradient(buffers, first, frames, item);
    }
}
