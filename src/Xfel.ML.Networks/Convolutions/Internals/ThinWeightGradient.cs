namespace Xfel.ML.Networks.Internals;

/// <summary>
/// dL/dw for inputs of few channels: the kernel's columns become lanes (<see cref="ColumnBandInput"/>), which fills the register tiles. A work item is a part of the batch; the parts depend
/// on the batch alone and are added in their order.
/// </summary>
internal sealed unsafe class ThinWeightGradient : WeightGradient
{
    private const int RunBytes = 256 * 1024;
    private const int MaxParts = 16;
    private readonly TileSet _tiles;
    private readonly ColumnBandInput _source;
    private readonly ColumnKernel _kernel;
    private readonly WeightBands _bands;
    private readonly int[] _offsets;
    private readonly int _kernelLength;

    public ThinWeightGradient(ConvolutionShape shape, BlockedShape input, BlockedShape outputGradient, TileSet tiles)
        : base(shape, input, outputGradient)
    {
        _tiles = tiles;
        _source = new ColumnBandInput(shape, input);
        _offsets = _source.Offsets();
        _kernelLength = shape.Layout.Length;
        _kernel = new ColumnKernel(shape);
        _bands = new WeightBands(outputGradient.Height, sizeof(float) * (_source.RowStep + (long)outputGradient.Blocks * outputGradient.RowStride), RunBytes);
    }

    private int WorkerScratch => BlockedShape.BlocksOf(_source.ScratchLength(_bands.Rows)) * BlockedShape.Lanes;

    public override int ScratchLength(int frames, int threads) => checked((Parts(frames) + 1) * _kernel.Layout.Length + threads * WorkerScratch);

    public override void Run(float* input, float* outputGradient, float* gradient, float* scratch, int frames, int threads)
    {
        int parts = Parts(frames), length = _kernel.Layout.Length;
        float* sums = scratch + length;
        new Span<float>(sums, parts * length).Clear();
        ParallelLoop.For(parts, threads, new Body(this, input, outputGradient, sums, sums + (nint)parts * length, frames, parts));
        PartialSums.Add(sums, parts, length, scratch, threads);
        new Span<float>(gradient, _kernelLength).Clear();
        _kernel.Scatter(scratch, gradient);
    }

    private static int Parts(int frames) => Math.Min(frames, MaxParts);

    private void RunItem(in Body call, int part, int worker)
    {
        int end = (int)((part + 1L) * call.Frames / call.Parts);
        for (int frame = (int)((long)part * call.Frames / call.Parts); frame < end; frame++)
        {
            for (int row = 0; row < OutputGradient.Height; row += _bands.Rows)
            {
                int rows = Math.Min(_bands.Rows, OutputGradient.Height - row);
                float* x = _source.Load(call.Input + (nint)frame * Input.Length, row, rows, call.Scratch + (nint)worker * WorkerScratch);
                float* dy = call.OutputGradient + (nint)frame * OutputGradient.Length + OutputGradient.Offset(0, row, 0);
                RunBand(PixelsOf(rows), x, dy, call.Sums + (nint)part * _kernel.Layout.Length);
            }
        }
    }

    private void RunBand(in PixelRun run, float* x, float* dy, float* sums)
    {
        KernelLayout layout = _kernel.Layout;
        for (int block = 0; block < layout.OutputBlocks; block += _tiles.Blocks)
        {
            int blocks = Math.Min(_tiles.Blocks, layout.OutputBlocks - block);
            for (int segment = 0; segment < _offsets.Length; segment++)
            {
                int channels = Math.Min(BlockedShape.Lanes, layout.Inputs - segment / layout.Taps * BlockedShape.Lanes), pieces = (channels + _tiles.Channels - 1) / _tiles.Channels;
                for (int piece = 0; piece < pieces; piece++)
                {
                    int channel = piece * channels / pieces, count = (piece + 1) * channels / pieces - channel;
                    float* target = sums + block * layout.OutputBlockStride + segment * KernelLayout.TileLength + channel * BlockedShape.Lanes;
                    _tiles.WeightTile(count, blocks)(in run, x + _offsets[segment] + channel, dy + (nint)block * OutputGradient.BlockStride, target, target);
                }
            }
        }
    }

    private PixelRun PixelsOf(int rows) => new()
    {
        Planes = 1,
        Rows = rows,
        Columns = OutputGradient.Width,
        InputRowStep = _source.RowStep,
        InputPixelStep = BlockedShape.Lanes,
        GradientRowStep = OutputGradient.RowStride,
        GradientPixelStep = BlockedShape.Lanes,
        GradientBlockStride = OutputGradient.BlockStride,
        StartStep = BlockedShape.Lanes,
        StartBlockStride = _kernel.Layout.OutputBlockStride,
        WeightBlockStride = _kernel.Layout.OutputBlockStride,
    };

    private readonly struct Body(ThinWeightGradient owner, float* input, float* outputGradient, float* sums, float* scratch, int frames, int parts) : ParallelLoop.IBody
    {
        public readonly float* Input = input;
        public readonly float* OutputGradient = outputGradient;
        public readonly float* Sums = sums;
        public readonly float* Scratch = scratch;
        public readonly int Frames = frames;
        public readonly int Parts = parts;

        public void Run(int item, int worker) => owner.RunItem(this, item, worker);
    }
}
