namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A 3 x 3 convolution of stride 1 by Winograd F(4 x 4, 3 x 3): V = Bᵀ d B of every input tile, 36 matrix products M = V U with the transformed kernel U, y = Aᵀ M A. A quarter of the multiplications of the direct sum.
/// It serves the forward pass and, with the transposed and rotated kernel, the gradient of the input.
/// U is <c>[output block][36][input block][16 inputs][16 outputs]</c>, V <c>[36][input block][tile][16]</c>, M <c>[36][block of the group][tile][16]</c>;
/// their positions are an odd number of cache lines apart, because a transform touches all 36 at a time: at a power of two they would fall into one set of the cache.
/// </summary>
internal sealed unsafe class WinogradConvolution
{
    private const int Lanes = BlockedShape.Lanes;
    private readonly BlockedShape _input;
    private readonly BlockedShape _output;
    private readonly int _padding;
    private readonly TileSet _tiles;
    private readonly WinogradTransforms _transforms;
    private readonly WinogradGrid _grid;
    private readonly int _groups;
    private readonly int _channels;

    public WinogradConvolution(BlockedShape input, BlockedShape output, int padding, TileSet tiles)
    {
        _input = input;
        _output = output;
        _padding = padding;
        _tiles = tiles;
        _transforms = WinogradTransforms.Of(tiles);
        _grid = new WinogradGrid(output.Height, output.Width);
        _groups = (output.Blocks + tiles.Blocks - 1) / tiles.Blocks;
        _channels = input.Blocks == 1 ? input.Channels : Lanes;
    }

    public int PreparedLength => checked(_output.Blocks * WeightBlockStride);

    /// <summary>Floats between two positions of U.</summary>
    private int WeightStride => _input.Blocks * KernelLayout.TileLength + Lanes;

    /// <summary>Floats between two output blocks of U.</summary>
    private int WeightBlockStride => WinogradPoints.Positions * WeightStride;

    private int BlocksIn(int group) => Math.Min(_tiles.Blocks, _output.Blocks - group * _tiles.Blocks);

    public int ScratchLength(int frames, int threads)
    {
        // The largest bands of any smaller batch on fewer threads.
        int tiles = _grid.TilesPerFrame * frames;
        int own = Math.Min(tiles, WinogradPlan.MaxOwnTiles(_input.Blocks, _tiles)), shared = Math.Min(tiles, WinogradPlan.MaxSharedTiles(_groups, threads));
        int part = Math.Min(tiles, WinogradPlan.MaxPartTiles);
        return checked(Math.Max(threads * (TransformedLength(own) + WorkerLength(own)), TransformedLength(shared) + threads * WorkerLength(part)));
    }

    /// <summary>Transforms one 16 x 16 tile of the kernel; <paramref name="kernel"/> is <c>[9][16 in][16 out]</c>.</summary>
    public void PrepareTile(float* kernel, int tapStride, int outputBlock, int inputBlock, float* prepared) =>
        _transforms.Kernel(kernel, tapStride, prepared + (nint)outputBlock * WeightBlockStride + inputBlock * KernelLayout.TileLength, WeightStride);

    public void Run(float* input, float* prepared, in ConvolutionEpilogue epilogue, float* output, float* scratch, int frames, int threads)
    {
        int tiles = _grid.TilesPerFrame * frames;
        WinogradPlan plan = WinogradPlan.Of(tiles, _input.Blocks, _groups, _tiles, threads);
        var call = new Call(this, plan, input, prepared, epilogue, output, scratch, tiles);
        if (!plan.IsShared)
        {
            ParallelLoop.For(plan.Bands, threads, new OwnBand(call));
            return;
        }

        for (int band = 0; band < plan.Bands; band++)
        {
            int first = band * plan.BandTiles, count = Math.Min(plan.BandTiles, tiles - first);
            ParallelLoop.For(_input.Blocks * plan.Parts, threads, new SharedInput(call, first, count));
            ParallelLoop.For(_groups * plan.Parts, threads, new SharedOutput(call, first, count));
        }
    }

    private int TransformedLength(int tiles) => WinogradPoints.Positions * WinogradPlan.PositionStride(_input.Blocks, tiles);

    /// <summary>What a worker needs for a part: M, the offsets of the segments, room for the transforms.</summary>
    private int WorkerLength(int tiles) => WinogradPoints.Positions * WinogradPlan.PositionStride(_tiles.Blocks, tiles) + (_input.Blocks + Lanes - 1) / Lanes * Lanes + WinogradTransforms.ScratchLength;

    /// <summary>Transforms tiles of one input block.</summary>
    private void TransformInput(float* input, int block, int firstTile, int count, float* transformed, nint positionStride, float* scratch)
    {
        for (int done = 0; done < count;)
        {
            WinogradRun run = _grid.RunAt(firstTile + done, Math.Min(count - done, WinogradTransforms.RunTiles));
            int row = run.Row - _padding, column = run.Column - _padding;
            float* source = input + (nint)run.Frame * _input.Length + _input.Offset(block, row, column);
            int rows = Math.Min(WinogradPoints.Inputs, _input.Height + _input.Halo - row), columns = _input.Width + _input.Halo - column;
            _transforms.Input(source, _input.RowStride, rows, columns, run.Tiles, transformed + done * Lanes, positionStride, scratch);
            done += run.Tiles;
        }
    }

    /// <summary>M = V U for one group of output blocks.</summary>
    private void Multiply(float* transformed, int bandTiles, float* prepared, int group, int count, float* sums, float* scratch)
    {
        int blocks = BlocksIn(group), inputBlocks = _input.Blocks, calls = (count + _tiles.Pixels - 1) / _tiles.Pixels;
        int* offsets = (int*)scratch;
        for (int block = 0; block < inputBlocks; block++)
            offsets[block] = block * bandTiles * Lanes;
        var segments = new TileSegments
        {
            Offsets = offsets,
            Count = inputBlocks,
            Channels = _channels,
            Weights = prepared + (nint)group * _tiles.Blocks * WeightBlockStride,
            WeightBlockStride = WeightBlockStride,
            Start = ZeroVector.Pointer,
            Slope = 1,
            OutputPixelStride = Lanes,
            OutputBlockStride = count * Lanes,
        };
        for (int position = 0; position < WinogradPoints.Positions; position++)
        {
            float* v = transformed + (nint)position * WinogradPlan.PositionStride(inputBlocks, bandTiles), m = sums + (nint)position * WinogradPlan.PositionStride(_tiles.Blocks, count);
            for (int call = 0, tile = 0; call < calls; call++)
            {
                // Nearly equal widths: a narrow last one would wait for its own sums.
                int end = (call + 1) * count / calls;
                _tiles.Tile(end - tile, blocks)(in segments, v + tile * Lanes, ZeroVector.Pointer, m + tile * Lanes);
                tile = end;
            }

            segments.Weights += WeightStride;
        }
    }

    /// <summary>Transforms the sums of one group back, and clears the halo beside the rows that end in these tiles.</summary>
    private void TransformOutput(float* sums, int group, int firstTile, int count, in ConvolutionEpilogue epilogue, float* output, float* scratch)
    {
        for (int b = 0; b < BlocksIn(group); b++)
        {
            int block = group * _tiles.Blocks + b;
            ConvolutionEpilogue part = epilogue;
            if (part.Bias != null)
                part.Bias += block * Lanes;
            for (int done = 0; done < count;)
            {
                WinogradRun run = _grid.RunAt(firstTile + done, count - done);
                nint at = (nint)run.Frame * _output.Length + _output.Offset(block, run.Row, run.Column);
                part.Addend = epilogue.Addend == null ? null : epilogue.Addend + at;
                int rows = Math.Min(WinogradPoints.Outputs, _output.Height - run.Row), columns = _output.Width - run.Column;
                _transforms.Output(sums + (b * count + done) * Lanes, WinogradPlan.PositionStride(_tiles.Blocks, count), run.Tiles, in part, output + at, _output.RowStride, rows, columns, scratch);
                if (columns <= run.Tiles * WinogradPoints.Outputs)
                    HaloKernel.Clear(output + (nint)run.Frame * _output.Length + (nint)block * _output.BlockStride, _output, run.Row, rows);
                done += run.Tiles;
            }
        }
    }

    /// <summary>The arguments of a run.</summary>
    private readonly struct Call(WinogradConvolution owner, WinogradPlan plan, float* input, float* prepared, ConvolutionEpilogue epilogue, float* output, float* scratch, int tiles)
    {
        private readonly ConvolutionEpilogue _epilogue = epilogue;
        private readonly float* _input = input;
        private readonly float* _prepared = prepared;
        private readonly float* _output = output;
        private readonly float* _scratch = scratch;

        public void OwnBand(int band, int worker)
        {
            int first = band * plan.BandTiles, count = Math.Min(plan.BandTiles, tiles - first);
            int length = owner.TransformedLength(plan.BandTiles);
            float* v = _scratch + worker * (nint)(length + owner.WorkerLength(plan.BandTiles)), rest = v + length;
            for (int block = 0; block < owner._input.Blocks; block++)
                owner.TransformInput(_input, block, first, count, v + block * count * Lanes, WinogradPlan.PositionStride(owner._input.Blocks, count), rest);
            for (int group = 0; group < owner._groups; group++)
                Output(v, count, group, first, count, rest);
        }

        public void SharedInput(int first, int count, int item, int worker)
        {
            (int block, int part) = Math.DivRem(item, plan.Parts);
            int from = part * plan.PartTiles;
            if (from < count)
                owner.TransformInput(_input, block, first + from, Math.Min(plan.PartTiles, count - from), _scratch + (block * count + from) * Lanes, WinogradPlan.PositionStride(owner._input.Blocks, count), WorkerScratch(worker));
        }

        public void SharedOutput(int first, int count, int item, int worker)
        {
            // All parts pass one group before the next: its weights stay in the last-level cache.
            (int group, int part) = Math.DivRem(item, plan.Parts);
            int from = part * plan.PartTiles;
            if (from < count)
                Output(_scratch + from * Lanes, count, group, first + from, Math.Min(plan.PartTiles, count - from), WorkerScratch(worker));
        }

        private float* WorkerScratch(int worker) => _scratch + owner.TransformedLength(plan.BandTiles) + worker * (nint)owner.WorkerLength(plan.PartTiles);

        private void Output(float* v, int bandTiles, int group, int first, int count, float* scratch)
        {
            float* rest = scratch + WinogradPoints.Positions * WinogradPlan.PositionStride(owner._tiles.Blocks, count);
            owner.Multiply(v, bandTiles, _prepared, group, count, scratch, rest);
            owner.TransformOutput(scratch, group, first, count, in _epilogue, _output, rest);
        }
    }

    private readonly struct OwnBand(Call call) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => call.OwnBand(item, worker);
    }

    private readonly struct SharedInput(Call call, int first, int count) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => call.SharedInput(first, count, item, worker);
    }

    private readonly struct SharedOutput(Call call, int first, int count) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => call.SharedOutput(first, count, item, worker);
    }
}
