namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A 3 x 3 convolution of stride 1 by Winograd F(4 x 4, 3 x 3): V = Bᵀ d B of every input tile, 36 matrix products M = V U with the transformed kernel U, y = Aᵀ M A. A quarter of the multiplications of the direct sum.
/// It serves the forward pass and, with the transposed and rotated kernel, the gradient of the input.
/// U is <c>[group of output blocks][36][input block][16 inputs][outputs of the group]</c>, V <c>[36][input block][tile][16]</c>, M <c>[36][block of the group][tile][16]</c>.
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

    public int PreparedLength => checked(WinogradPoints.Positions * _output.Blocks * _input.Blocks * KernelLayout.TileLength);

    private int SegmentLength(int blocks) => blocks * KernelLayout.TileLength;

    private int BlocksIn(int group) => Math.Min(_tiles.Blocks, _output.Blocks - group * _tiles.Blocks);

    private float* Weights(float* prepared, int group) => prepared + (nint)group * _tiles.Blocks * _input.Blocks * WinogradPoints.Positions * KernelLayout.TileLength;

    public int ScratchLength(int frames, int threads)
    {
        int tiles = _grid.TilesPerFrame * frames;
        int own = Math.Min(WinogradPlan.OwnTiles(_input.Blocks, _tiles), tiles), shared = Math.Min(WinogradPlan.SharedTiles(_input.Blocks), tiles);
        return checked(Math.Max(threads * (TransformedLength(own) + WorkerLength(own)), TransformedLength(shared) + threads * WorkerLength(Math.Min(shared, WinogradPlan.MaxPartTiles))));
    }

    /// <summary>Transforms one 16 x 16 tile of the kernel; <paramref name="kernel"/> is <c>[9][16 in][16 out]</c>.</summary>
    public void PrepareTile(float* kernel, int tapStride, int outputBlock, int inputBlock, float* prepared)
    {
        (int group, int block) = Math.DivRem(outputBlock, _tiles.Blocks);
        int segment = SegmentLength(BlocksIn(group));
        float* target = Weights(prepared, group) + (nint)inputBlock * segment + block * Lanes;
        _transforms.Kernel(kernel, tapStride, target, BlocksIn(group) * Lanes, (nint)_input.Blocks * segment);
    }

    public void Run(float* input, float* prepared, in ConvolutionEpilogue epilogue, float* output, float* scratch, int frames, int threads)
    {
        int tiles = _grid.TilesPerFrame * frames;
        WinogradPlan plan = WinogradPlan.Of(tiles, _input.Blocks, _tiles, threads);
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

    private int TransformedLength(int tiles) => WinogradPoints.Positions * _input.Blocks * WinogradPlan.Stride(tiles);

    /// <summary>What a worker needs for a part: M, the offsets of the segments, room for the transforms.</summary>
    private int WorkerLength(int tiles) => WinogradPoints.Positions * _tiles.Blocks * WinogradPlan.Stride(tiles) + (_input.Blocks + Lanes - 1) / Lanes * Lanes + WinogradTransforms.ScratchLength;

    /// <summary>Transforms tiles of one input block; the blocks of V are <paramref name="stride"/> floats apart.</summary>
    private void TransformInput(float* input, int block, int firstTile, int count, float* transformed, int stride, float* scratch)
    {
        nint positionStride = (nint)_input.Blocks * stride;
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
    private void Multiply(float* transformed, int stride, float* prepared, int group, int count, float* sums, int sumStride, float* scratch)
    {
        int blocks = BlocksIn(group), inputBlocks = _input.Blocks, calls = (count + _tiles.Pixels - 1) / _tiles.Pixels;
        int* offsets = (int*)scratch;
        for (int block = 0; block < inputBlocks; block++)
            offsets[block] = block * stride;
        float* zeros = scratch + (inputBlocks + Lanes - 1) / Lanes * Lanes;
        new Span<float>(zeros, Lanes).Clear();
        var segments = new TileSegments
        {
            Offsets = offsets,
            Count = inputBlocks,
            Channels = _channels,
            Weights = Weights(prepared, group),
            Floor = float.NegativeInfinity,
            OutputBlockStride = sumStride,
        };
        for (int position = 0; position < WinogradPoints.Positions; position++)
        {
            float* v = transformed + (nint)position * inputBlocks * stride, m = sums + (nint)position * _tiles.Blocks * sumStride;
            for (int call = 0, tile = 0; call < calls; call++)
            {
                // Nearly equal widths: a narrow last one would wait for its own sums.
                int end = (call + 1) * count / calls;
                _tiles.Tile(end - tile, blocks)(in segments, v + tile * Lanes, zeros, m + tile * Lanes);
                tile = end;
            }

            segments.Weights += inputBlocks * SegmentLength(blocks);
        }
    }

    /// <summary>Transforms the sums of one group back, and clears the halo beside the rows that end in these tiles.</summary>
    private void TransformOutput(float* sums, int sumStride, int group, int firstTile, int count, in ConvolutionEpilogue epilogue, float* output, float* scratch)
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
                _transforms.Output(sums + b * sumStride + done * Lanes, (nint)_tiles.Blocks * sumStride, run.Tiles, in part, output + at, _output.RowStride, rows, columns, scratch);
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
            int first = band * plan.BandTiles, count = Math.Min(plan.BandTiles, tiles - first), stride = WinogradPlan.Stride(count);
            int length = owner.TransformedLength(plan.BandTiles);
            float* v = _scratch + worker * (nint)(length + owner.WorkerLength(plan.BandTiles)), rest = v + length;
            for (int block = 0; block < owner._input.Blocks; block++)
                owner.TransformInput(_input, block, first, count, v + (nint)block * stride, stride, rest);
            for (int group = 0; group < owner._groups; group++)
                Output(v, stride, group, first, count, rest);
        }

        public void SharedInput(int first, int count, int item, int worker)
        {
            (int block, int part) = Math.DivRem(item, plan.Parts);
            int stride = WinogradPlan.Stride(plan.BandTiles), from = part * plan.PartTiles;
            if (from < count)
                owner.TransformInput(_input, block, first + from, Math.Min(plan.PartTiles, count - from), _scratch + (nint)block * stride + from * Lanes, stride, WorkerScratch(worker));
        }

        public void SharedOutput(int first, int count, int item, int worker)
        {
            // All parts pass one group before the next: its weights stay in the last-level cache.
            (int group, int part) = Math.DivRem(item, plan.Parts);
            int stride = WinogradPlan.Stride(plan.BandTiles), from = part * plan.PartTiles;
            if (from < count)
                Output(_scratch + from * Lanes, stride, group, first + from, Math.Min(plan.PartTiles, count - from), WorkerScratch(worker));
        }

        private float* WorkerScratch(int worker) => _scratch + owner.TransformedLength(plan.BandTiles) + worker * (nint)owner.WorkerLength(plan.PartTiles);

        private void Output(float* v, int stride, int group, int first, int count, float* scratch)
        {
            int sumStride = WinogradPlan.Stride(count);
            float* rest = scratch + WinogradPoints.Positions * owner._tiles.Blocks * sumStride;
            owner.Multiply(v, stride, _prepared, group, count, scratch, sumStride, rest);
            owner.TransformOutput(scratch, sumStride, group, first, count, in _epilogue, _output, rest);
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
