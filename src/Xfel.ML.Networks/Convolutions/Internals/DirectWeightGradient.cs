namespace Xfel.ML.Networks.Internals;

/// <summary>
/// dL/dw with register tiles of input channels by output channels, summed over runs of pixels. A work item is one group of output blocks, some input blocks with all taps, and one part
/// of the batch; the parts depend on the shape and the batch alone and are added in their order.
/// </summary>
internal sealed unsafe class DirectWeightGradient : WeightGradient
{
    /// <summary>Inputs and gradients of one run: half of a second-level cache of 512 KiB.</summary>
    private const int RunBytes = 256 * 1024;

    /// <summary>Items that keep any usual number of cores busy.</summary>
    private const int Items = 32;

    /// <summary>Taps for which a run is worth loading; kernels of fewer taps share it between input blocks.</summary>
    private const int TapsPerRun = 8;

    private readonly TileSet _tiles;
    private readonly KernelLayout _layout;
    private readonly int _groups;
    private readonly int _inputGroups;
    private readonly int _blocksPerInputGroup;
    private readonly WeightBands _bands;

    public DirectWeightGradient(ConvolutionShape shape, BlockedShape input, BlockedShape outputGradient, TileSet tiles)
        : base(shape, input, outputGradient)
    {
        _tiles = tiles;
        _layout = shape.Layout;
        _groups = (outputGradient.Blocks + tiles.Blocks - 1) / tiles.Blocks;
        _blocksPerInputGroup = Math.Min(input.Blocks, (TapsPerRun + _layout.Taps - 1) / _layout.Taps);
        _inputGroups = (input.Blocks + _blocksPerInputGroup - 1) / _blocksPerInputGroup;
        long bytesPerRow = sizeof(float) * ((long)_blocksPerInputGroup * shape.Stride * input.RowStride + (long)tiles.Blocks * outputGradient.RowStride);
        _bands = new WeightBands(outputGradient.Height, bytesPerRow, RunBytes);
    }

    public override int ScratchLength(int frames, int threads) => Parts(frames) == 1 ? 0 : checked(Parts(frames) * _layout.Length);

    public override void Run(float* input, float* outputGradient, float* gradient, float* scratch, int frames, int threads)
    {
        int parts = Parts(frames);
        ParallelLoop.For(_groups * _inputGroups * parts, threads, new Body(this, input, outputGradient, parts == 1 ? gradient : scratch, frames, parts));
        if (parts > 1)
            PartialSums.Add(scratch, parts, _layout.Length, gradient, threads);
    }

    private int Parts(int frames) => Math.Min(frames, (Items + _groups * _inputGroups - 1) / (_groups * _inputGroups));

    private void RunItem(in Body call, int item)
    {
        int part = item / (_groups * _inputGroups), group = item / _inputGroups % _groups, inputGroup = item % _inputGroups;
        int firstBlock = inputGroup * _blocksPerInputGroup, endBlock = Math.Min(firstBlock + _blocksPerInputGroup, Input.Blocks);
        int end = (int)((part + 1L) * call.Frames / call.Parts);
        float* weights = call.Weights + (nint)part * _layout.Length;
        int first = (int)((long)part * call.Frames / call.Parts);
        for (int frame = first; frame < end; frame += _bands.Frames)
        {
            for (int row = 0; row < OutputGradient.Height; row += _bands.Rows)
            {
                PixelRun run = PixelsOf(Math.Min(_bands.Frames, end - frame), Math.Min(_bands.Rows, OutputGradient.Height - row), overwrites: frame == first && row == 0);
                for (int block = firstBlock; block < endBlock; block++)
                    RunBlock(call, run, frame, row, group, block, weights);
            }
        }
    }

    private void RunBlock(in Body call, in PixelRun run, int frame, int row, int group, int inputBlock, float* weights)
    {
        int outputBlock = group * _tiles.Blocks, blocks = Math.Min(_tiles.Blocks, OutputGradient.Blocks - outputBlock), channels = Input.ChannelsIn(inputBlock);
        int pieces = (channels + _tiles.Channels - 1) / _tiles.Channels;
        float* dy = call.OutputGradient + (nint)frame * OutputGradient.Length + OutputGradient.Offset(outputBlock, row, 0);
        float* x = call.Input + (nint)frame * Input.Length + Input.Offset(inputBlock, row * Shape.Stride - Shape.Padding, -Shape.Padding);
        float* target = weights + _layout.Offset(outputBlock * BlockedShape.Lanes, inputBlock * BlockedShape.Lanes, 0);
        bool overwrites = run.StartStep == 0;
        for (int tap = 0; tap < _layout.Taps; tap++, target += KernelLayout.TileLength)
        {
            float* tapInput = x + tap / Shape.Kernel * Input.RowStride + tap % Shape.Kernel * BlockedShape.Lanes;
            for (int piece = 0; piece < pieces; piece++)
            {
                int channel = piece * channels / pieces, count = (piece + 1) * channels / pieces - channel;
                float* sums = target + channel * BlockedShape.Lanes;
                _tiles.WeightTile(count, blocks)(in run, tapInput + channel, dy, overwrites ? ZeroVector.Pointer : sums, sums);
            }

            for (int b = 0; overwrites && b < blocks; b++)
                new Span<float>(target + b * _layout.OutputBlockStride + channels * BlockedShape.Lanes, (BlockedShape.Lanes - channels) * BlockedShape.Lanes).Clear();
        }
    }

    private PixelRun PixelsOf(int frames, int rows, bool overwrites) => new()
    {
        Planes = frames,
        Rows = rows,
        Columns = OutputGradient.Width,
        InputPlaneStep = Input.Length,
        InputRowStep = Shape.Stride * Input.RowStride,
        InputPixelStep = Shape.Stride * BlockedShape.Lanes,
        GradientPlaneStep = OutputGradient.Length,
        GradientRowStep = OutputGradient.RowStride,
        GradientPixelStep = BlockedShape.Lanes,
        GradientBlockStride = OutputGradient.BlockStride,
        StartStep = overwrites ? 0 : BlockedShape.Lanes,
        StartBlockStride = overwrites ? 0 : _layout.OutputBlockStride,
        WeightBlockStride = _layout.OutputBlockStride,
    };

    private readonly struct Body(DirectWeightGradient owner, float* input, float* outputGradient, float* weights, int frames, int parts) : ParallelLoop.IBody
    {
        public readonly float* Input = input;
        public readonly float* OutputGradient = outputGradient;
        public readonly float* Weights = weights;
        public readonly int Frames = frames;
        public readonly int Parts = parts;

        public void Run(int item, int worker) => owner.RunItem(this, item);
    }
}
