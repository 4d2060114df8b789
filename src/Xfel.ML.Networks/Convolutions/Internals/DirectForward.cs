namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Direct convolution with register tiles. A work item is one band of output rows of one frame for some groups of output blocks; which items there are depends on threads and batch,
/// what an item computes for a pixel does not.
/// </summary>
internal sealed unsafe class DirectForward : ForwardConvolution
{
    /// <summary>Output of one band per block that still lies in the second-level cache when the next chunk adds to it.</summary>
    private const int OutputBandBytes = 64 * 1024;

    /// <summary>Copied input of one band, beside which weights and output still fit in the second-level cache.</summary>
    private const int CopyBytes = 256 * 1024;

    /// <summary>Items that each thread should find.</summary>
    private const int ItemsPerThread = 4;

    private readonly TileSet _tiles;
    private readonly BandInput _source;
    private readonly TileLoop _loop;
    private readonly KernelLayout _layout;
    private readonly ColumnKernel? _columnKernel;
    private readonly int _bandRows;
    private readonly int _bands;
    private readonly int _groups;

    public DirectForward(ConvolutionShape shape, BlockedShape input, BlockedShape output, TileSet tiles)
        : base(shape, input, output)
    {
        _tiles = tiles;
        _source = Source(shape, input);
        _columnKernel = _source is ColumnBandInput ? new ColumnKernel(shape) : null;
        _layout = _columnKernel?.Layout ?? shape.Layout;
        _loop = new TileLoop(tiles, _source.Offsets(), _source.Channels, _source.Taps);
        int rows = Math.Clamp(OutputBandBytes / (output.Width * BlockedShape.Lanes * sizeof(float)), 1, output.Height);
        while (rows > 1 && (long)_source.ScratchLength(rows) * sizeof(float) > CopyBytes)
            rows = (rows + 1) / 2;
        _bands = (output.Height + rows - 1) / rows;
        _bandRows = (output.Height + _bands - 1) / _bands;
        _groups = (output.Blocks + tiles.Blocks - 1) / tiles.Blocks;
    }

    public override int PreparedLength => _columnKernel?.Layout.Length ?? 0;

    public override int ScratchLength(int frames, int threads) => checked(threads * WorkerScratch);

    private int WorkerScratch => BlockedShape.BlocksOf(_source.ScratchLength(_bandRows)) * BlockedShape.Lanes;

    public override void Prepare(float* kernel, float* prepared, int threads) => _columnKernel?.Gather(kernel, prepared);

    public override void Run(float* input, float* kernel, float* prepared, in ConvolutionEpilogue epilogue, float* output, float* scratch, int frames, int threads)
    {
        int bands = frames * _bands;
        int parts = _source is MapBandInput ? _groups : Math.Clamp(ItemsPerThread * threads / bands, 1, _groups);
        ParallelLoop.For(bands * parts, threads, new Body(this, input, _columnKernel is null ? kernel : prepared, epilogue, output, scratch, bands, parts));
    }

    /// <summary>Kernel columns become lanes where the copy is smaller than the phases would be; a stride of 1 needs neither.</summary>
    private static BandInput Source(ConvolutionShape shape, BlockedShape input)
    {
        if (shape.Stride == 1)
            return new MapBandInput(shape, input);
        int columns = BlockedShape.BlocksOf(shape.Kernel * shape.Input.Channels), phases = Math.Min(shape.Stride, shape.Kernel);
        return ColumnBandInput.Serves(shape) && columns <= phases ? new ColumnBandInput(shape, input) : new PhaseBandInput(shape, input);
    }

    private void RunItem(in Body call, int item, int worker)
    {
        // Large weights: all bands pass one group before the next, so that its weights stay in cache. Small weights: all groups pass one band.
        bool groupsOutside = _layout.Length > Input.Length;
        int part = groupsOutside ? item / call.Bands : item % call.Parts, frameBand = groupsOutside ? item % call.Bands : item / call.Parts;
        int frame = frameBand / _bands, first = frameBand % _bands * _bandRows, rows = Math.Min(_bandRows, Output.Height - first);
        if (rows <= 0)
            return;
        float* frameOutput = call.Output + (nint)frame * Output.Length;
        var band = new TileBand
        {
            Input = _source.Load(call.Input + (nint)frame * Input.Length, first, rows, call.Scratch + (nint)worker * WorkerScratch),
            InputRowStep = _source.RowStep,
            WeightBlockStride = _layout.OutputBlockStride,
            Rows = rows,
            Columns = Output.Width,
            OutputRowStep = Output.RowStride,
            OutputPixelStep = BlockedShape.Lanes,
            OutputBlockStride = Output.BlockStride,
            Slope = call.Epilogue.Slope,
        };
        int end = (int)((part + 1L) * _groups / call.Parts);
        for (int group = (int)((long)part * _groups / call.Parts); group < end; group++)
        {
            int block = group * _tiles.Blocks, offset = Output.Offset(block, first, 0);
            band.Blocks = Math.Min(_tiles.Blocks, Output.Blocks - block);
            band.Weights = call.Weights + (nint)block * _layout.OutputBlockStride;
            band.Bias = call.Epilogue.Bias == null ? null : call.Epilogue.Bias + block * BlockedShape.Lanes;
            band.Addend = call.Epilogue.Addend == null ? null : call.Epilogue.Addend + (nint)frame * Output.Length + offset;
            band.Output = frameOutput + offset;
            _loop.Run(band);
            for (int b = block; b < block + band.Blocks; b++)
                HaloKernel.Clear(frameOutput + (nint)b * Output.BlockStride, Output, first, rows);
        }
    }

    private readonly struct Body(DirectForward owner, float* input, float* weights, ConvolutionEpilogue epilogue, float* output, float* scratch, int bands, int parts) : ParallelLoop.IBody
    {
        public readonly float* Input = input;
        public readonly float* Weights = weights;
        public readonly ConvolutionEpilogue Epilogue = epilogue;
        public readonly float* Output = output;
        public readonly float* Scratch = scratch;
        public readonly int Bands = bands;
        public readonly int Parts = parts;

        public void Run(int item, int worker) => owner.RunItem(this, item, worker);
    }
}
