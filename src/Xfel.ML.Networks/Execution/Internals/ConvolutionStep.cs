namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Convolution, bias, optional rectifier and optional max-pool in one pass. A work item is one band of rows of one frame for one group of output blocks;
/// with a pool the band is computed into the worker's scratch memory and only the maxima are stored.
/// </summary>
internal sealed unsafe class ConvolutionStep
{
    /// <summary>Output of one band per block that still lies in the second-level cache when the next chunk adds to it.</summary>
    private const int BandBytes = 64 * 1024;

    private readonly PackedWeights _weights;
    private readonly TileSet _tiles;
    private readonly bool _relu;
    private readonly int _pool;
    private readonly int[] _offsets;
    private readonly int _bandRows;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _bands;

    public ConvolutionStep(BlockedShape input, int outputHalo, ConvLayer layer, bool relu, int pool, TileSet tiles)
    {
        int taps = layer.Kernel * layer.Kernel;
        Input = input;
        Output = new BlockedShape(layer.Channels, input.Height / pool, input.Width / pool, outputHalo);
        _weights = new PackedWeights(layer.Channels, new FeatureShape(input.Channels, layer.Kernel, layer.Kernel), tiles.Blocks, taps);
        _tiles = tiles;
        _relu = relu;
        _pool = pool;
        _offsets = GC.AllocateArray<int>(input.Blocks * taps, pinned: true);
        for (int s = 0; s < _offsets.Length; s++)
            _offsets[s] = input.Offset(s / taps, s % taps / layer.Kernel, s % layer.Kernel) - input.Offset(0, layer.Kernel / 2, layer.Kernel / 2);
        _rows = Output.Height * pool;
        _columns = Output.Width * pool;
        _bandRows = Math.Clamp(BandBytes / (_columns * BlockedShape.Lanes * sizeof(float)) / pool * pool, pool, _rows);
        _bands = (_rows + _bandRows - 1) / _bandRows;
    }

    public BlockedShape Input { get; }

    public BlockedShape Output { get; }

    public PackedWeights Weights => _weights;

    /// <summary>Scratch floats that each worker needs.</summary>
    public int ScratchLength => _pool == 1 ? 0 : _tiles.Blocks * _bandRows * _columns * BlockedShape.Lanes;

    public void Run(float* input, float* output, float* scratch, int scratchStride, int frames, int threads)
    {
        ParallelLoop.For(frames * _bands * _weights.Groups, threads, new Body(this, input, output, scratch, scratchStride, frames * _bands));
        GC.KeepAlive(this);
    }

    /// <summary>Large weights: all frames pass one group before the next, so that its weights stay in cache. Small weights: all groups pass one band.</summary>
    private void RunItem(float* input, float* output, float* scratch, int bandsOfAllFrames, int item)
    {
        bool groupsOutside = _weights.Length > Input.Length;
        int group = groupsOutside ? item / bandsOfAllFrames : item % _weights.Groups;
        int frameBand = groupsOutside ? item % bandsOfAllFrames : item / _weights.Groups;
        int frame = frameBand / _bands, band = frameBand % _bands;
        int first = band * _bandRows, rows = Math.Min(_bandRows, _rows - first);
        int block = group * _tiles.Blocks, blocks = _weights.BlocksIn(group);
        float* frameOutput = output + (nint)frame * Output.Length;
        float* source = input + (nint)frame * Input.Length + Input.Offset(0, first, 0);

        if (_pool == 1)
        {
            Convolve(source, frameOutput + Output.Offset(block, first, 0), Output.RowStride, Output.BlockStride, group, blocks, rows);
        }
        else
        {
            int rowStride = _columns * BlockedShape.Lanes, blockStride = _bandRows * rowStride;
            Convolve(source, scratch, rowStride, blockStride, group, blocks, rows);
            for (int b = 0; b < blocks; b++)
                MaxPoolKernel.Run(scratch + (nint)b * blockStride, rowStride, frameOutput + Output.Offset(block + b, first / _pool, 0), Output.RowStride, rows / _pool, Output.Width, _pool);
        }

        for (int b = block; b < block + blocks; b++)
            HaloKernel.Clear(frameOutput + (nint)b * Output.BlockStride, Output, first / _pool, rows / _pool);
    }

    private void Convolve(float* source, float* target, int targetRowStride, int targetBlockStride, int group, int blocks, int rows)
    {
        int tileCount = (_columns + _tiles.Pixels - 1) / _tiles.Pixels;
        fixed (int* offsets = _offsets)
        {
            for (int c = 0; c < _weights.Chunks.Length; c++)
            {
                TileSegments segments = _weights.Segments(group, c, offsets, _relu, targetBlockStride);
                for (int row = 0; row < rows; row++)
                {
                    float* x = source + (nint)row * Input.RowStride, y = target + (nint)row * targetRowStride;
                    for (int tile = 0, column = 0; tile < tileCount; tile++)
                    {
                        // Tiles of nearly equal width: a narrow last tile would wait for its own sums.
                        int end = (tile + 1) * _columns / tileCount;
                        float* output = y + column * BlockedShape.Lanes;
                        _tiles.Tile(end - column, blocks)(in segments, x + column * BlockedShape.Lanes, c == 0 ? ZeroVector.Pointer : output, output);
                        column = end;
                    }
                }
            }
        }
    }

    private readonly struct Body(ConvolutionStep step, float* input, float* output, float* scratch, int scratchStride, int bandsOfAllFrames) : ParallelLoop.IBody
    {
        private readonly float* _input = input;
        private readonly float* _output = output;
        private readonly float* _scratch = scratch;

        public void Run(int item, int worker) => step.RunItem(_input, _output, _scratch + (nint)worker * scratchStride, bandsOfAllFrames, item);
    }
}
