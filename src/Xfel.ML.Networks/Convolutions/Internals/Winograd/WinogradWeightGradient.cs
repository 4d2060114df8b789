namespace Xfel.ML.Networks.Internals;

/// <summary>
/// dL/dw by Winograd F(4 x 4, 3 x 3), the transpose of the forward algorithm in the kernel: V = Bᵀ x B and D = A dy Aᵀ of every tile, 36 matrix products dU = Vᵀ D that sum over the tiles,
/// dw = Gᵀ dU G. The tiles of the batch are cut into chunks by shape and batch alone; all workers share a chunk, and no sum of a chunk is cut.
/// V is <c>[36][input block][tile][16]</c>, D <c>[36][output block][tile][16]</c>, dU <c>[36][output block][input block][16][16]</c>.
/// </summary>
internal sealed unsafe class WinogradWeightGradient(ConvolutionShape shape, BlockedShape input, BlockedShape outputGradient, TileSet tiles) : WeightGradient(shape, input, outputGradient)
{
    private const int Lanes = BlockedShape.Lanes;

    /// <summary>V and D of a chunk.</summary>
    private const int ChunkBytes = 24 * 1024 * 1024;

    /// <summary>Beyond this the rows that a register tile reads again and again leave the first-level cache.</summary>
    private const int MaxChunkTiles = 256;

    /// <summary>Tiles that a worker transforms at a time.</summary>
    private const int PartTiles = 64;

    private readonly TileSet _tiles = tiles;
    private readonly WinogradTransforms _transforms = WinogradTransforms.Of(tiles);
    private readonly WinogradGrid _grid = new(outputGradient.Height, outputGradient.Width);
    private readonly KernelLayout _layout = shape.Layout;
    private readonly int _groups = (outputGradient.Blocks + tiles.Blocks - 1) / tiles.Blocks;

    /// <summary>Floats between two positions of dU.</summary>
    private int SumStride => OutputGradient.Blocks * Input.Blocks * KernelLayout.TileLength + Lanes;

    public override int ScratchLength(int frames, int threads)
    {
        int count = Math.Min(MaxTiles, _grid.TilesPerFrame * frames);
        return checked(WinogradPoints.Positions * (SumStride + InputStride(count) + GradientStride(count)) + threads * WinogradTransforms.ScratchLength);
    }

    public override void Run(float* input, float* outputGradient, float* gradient, float* scratch, int frames, int threads)
    {
        int all = _grid.TilesPerFrame * frames, chunks = (all + MaxTiles - 1) / MaxTiles;
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            int first = (int)((long)chunk * all / chunks), count = (int)((chunk + 1L) * all / chunks) - first;
            var call = new Call(this, input, outputGradient, scratch, first, count);
            ParallelLoop.For((Input.Blocks + OutputGradient.Blocks) * ((count + PartTiles - 1) / PartTiles), threads, new TransformBody(call));
            ParallelLoop.For(WinogradPoints.Positions * _groups, threads, new MultiplyBody(call));
        }

        ParallelLoop.For(OutputGradient.Blocks * Input.Blocks, threads, new FinishBody(this, scratch, gradient));
    }

    private int MaxTiles => Math.Clamp(ChunkBytes / (WinogradPoints.Positions * Lanes * sizeof(float) * (Input.Blocks + OutputGradient.Blocks)), PartTiles, MaxChunkTiles);

    private int InputStride(int tiles) => WinogradPlan.PositionStride(Input.Blocks, tiles);

    private int GradientStride(int tiles) => WinogradPlan.PositionStride(OutputGradient.Blocks, tiles);

    private readonly struct Call(WinogradWeightGradient owner, float* input, float* outputGradient, float* scratch, int first, int count)
    {
        private readonly float* _input = input;
        private readonly float* _outputGradient = outputGradient;
        private readonly float* _sums = scratch;

        private float* V => _sums + WinogradPoints.Positions * (nint)owner.SumStride;

        private float* D => V + WinogradPoints.Positions * (nint)owner.InputStride(count);

        public void Transform(int item, int worker)
        {
            float* scratch = D + WinogradPoints.Positions * (nint)owner.GradientStride(count) + worker * WinogradTransforms.ScratchLength;
            (int part, int block) = Math.DivRem(item, owner.Input.Blocks + owner.OutputGradient.Blocks);
            int end = Math.Min(count, (part + 1) * PartTiles);
            for (int tile = part * PartTiles; tile < end;)
            {
                WinogradRun run = owner._grid.RunAt(first + tile, Math.Min(end - tile, WinogradTransforms.RunTiles));
                if (block < owner.Input.Blocks)
                    TransformInput(run, block, tile, scratch);
                else
                    TransformGradient(run, block - owner.Input.Blocks, tile, scratch);
                tile += run.Tiles;
            }
        }

        public void Multiply(int item)
        {
            (int position, int group) = Math.DivRem(item, owner._groups);
            BlockedShape input = owner.Input, output = owner.OutputGradient;
            TileSet tiles = owner._tiles;
            int outputBlock = group * tiles.Blocks, blocks = Math.Min(tiles.Blocks, output.Blocks - outputBlock);
            float* v = V + position * (nint)owner.InputStride(count), d = D + position * (nint)owner.GradientStride(count) + outputBlock * count * Lanes;
            float* sums = _sums + position * (nint)owner.SumStride + (nint)outputBlock * input.Blocks * KernelLayout.TileLength;
            var run = new PixelRun
            {
                Planes = 1,
                Rows = 1,
                Columns = count,
                InputPixelStep = Lanes,
                GradientPixelStep = Lanes,
                GradientBlockStride = count * Lanes,
                StartStep = first == 0 ? 0 : Lanes,
                StartBlockStride = first == 0 ? 0 : input.Blocks * KernelLayout.TileLength,
                WeightBlockStride = input.Blocks * KernelLayout.TileLength,
            };
            for (int block = 0; block < input.Blocks; block++)
            {
                int channels = input.ChannelsIn(block), pieces = (channels + tiles.Channels - 1) / tiles.Channels;
                for (int piece = 0; piece < pieces; piece++)
                {
                    int channel = piece * channels / pieces, width = (piece + 1) * channels / pieces - channel;
                    float* target = sums + block * KernelLayout.TileLength + channel * Lanes;
                    tiles.WeightTile(width, blocks)(in run, v + block * count * Lanes + channel, d, first == 0 ? ZeroVector.Pointer : target, target);
                }
            }
        }

        private void TransformInput(in WinogradRun run, int block, int tile, float* scratch)
        {
            BlockedShape shape = owner.Input;
            int row = run.Row - owner.Shape.Padding, column = run.Column - owner.Shape.Padding;
            int rows = Math.Min(WinogradPoints.Inputs, shape.Height + shape.Halo - row), columns = shape.Width + shape.Halo - column;
            float* source = _input + (nint)run.Frame * shape.Length + shape.Offset(block, row, column);
            owner._transforms.Input(source, shape.RowStride, rows, columns, run.Tiles, V + (block * count + tile) * Lanes, owner.InputStride(count), scratch);
        }

        private void TransformGradient(in WinogradRun run, int block, int tile, float* scratch)
        {
            BlockedShape shape = owner.OutputGradient;
            int rows = Math.Min(WinogradPoints.Outputs, shape.Height - run.Row), columns = shape.Width - run.Column;
            float* source = _outputGradient + (nint)run.Frame * shape.Length + shape.Offset(block, run.Row, run.Column);
            owner._transforms.Gradient(source, shape.RowStride, rows, columns, run.Tiles, D + (block * count + tile) * Lanes, owner.GradientStride(count), scratch);
        }
    }

    private readonly struct TransformBody(Call call) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => call.Transform(item, worker);
    }

    private readonly struct MultiplyBody(Call call) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => call.Multiply(item);
    }

    private readonly struct FinishBody(WinogradWeightGradient owner, float* sums, float* gradient) : ParallelLoop.IBody
    {
        private readonly float* _sums = sums;
        private readonly float* _gradient = gradient;

        public void Run(int item, int worker)
        {
            float* target = _gradient + (nint)item * owner._layout.Taps * KernelLayout.TileLength;
            owner._transforms.KernelGradient(_sums + (nint)item * KernelLayout.TileLength, owner.SumStride, owner.Input.ChannelsIn(item % owner.Input.Blocks), target);
        }
    }
}
