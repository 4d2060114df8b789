namespace Xfel.ML.Networks.Internals;

/// <summary>
/// The loops around the register tiles. The segments are summed chunk by chunk, so that a chunk's weights stay in the first-level cache while all pixels of the band pass;
/// a pixel sums in the same order whatever the band, the tile or the thread.
/// </summary>
/// <param name="tiles">The instruction set.</param>
/// <param name="offsets">Where each segment <c>[channel block][tap]</c> starts, in floats from <see cref="TileBand.Input"/>.</param>
/// <param name="channels">Input channels.</param>
/// <param name="taps">Segments per channel block.</param>
internal sealed unsafe class TileLoop(TileSet tiles, int[] offsets, int channels, int taps)
{
    /// <summary>18 segments of two blocks are 36 KiB of weights: what does not fit the first-level cache streams from the second while the multiply-adds run.</summary>
    private const int MaxSegments = 18;

    private readonly int[] _offsets = Pin(offsets);
    private readonly SegmentChunk[] _chunks = SegmentChunk.Split(channels, taps, MaxSegments);

    public void Run(in TileBand band)
    {
        int rows = band.Rows, columns = band.Columns;
        if (band.InputRowStep == columns * BlockedShape.Lanes && band.OutputRowStep == columns * band.OutputPixelStep)
            (rows, columns) = (1, rows * columns);
        int tileCount = (columns + tiles.Pixels - 1) / tiles.Pixels;
        nint addend = band.Addend == null ? 0 : (nint)(band.Addend - band.Output);
        fixed (int* offsets = _offsets)
        {
            for (int c = 0; c < _chunks.Length; c++)
            {
                bool readsOutput = c > 0, adds = readsOutput || band.Addend != null;
                TileSegments segments = Segments(band, c, adds, offsets);
                for (int row = 0; row < rows; row++)
                {
                    float* x = band.Input + row * band.InputRowStep, y = band.Output + row * band.OutputRowStep;
                    for (int tile = 0, column = 0; tile < tileCount; tile++)
                    {
                        // Tiles of nearly equal width: a narrow last tile would wait for its own sums.
                        int end = (int)((tile + 1L) * columns / tileCount);
                        float* output = y + column * band.OutputPixelStep;
                        tiles.Tile(end - column, band.Blocks)(in segments, x + column * BlockedShape.Lanes, !adds ? ZeroVector.Pointer : readsOutput ? output : output + addend, output);
                        column = end;
                    }
                }
            }
        }
    }

    private TileSegments Segments(in TileBand band, int c, bool adds, int* offsets)
    {
        SegmentChunk chunk = _chunks[c];
        return new TileSegments
        {
            Offsets = offsets + chunk.FirstSegment,
            Count = chunk.Count,
            Channels = chunk.Channels,
            Weights = band.Weights + (nint)chunk.FirstSegment * KernelLayout.TileLength,
            WeightBlockStride = band.WeightBlockStride,
            Start = c == 0 && band.Bias != null ? band.Bias : ZeroVector.Pointer,
            Slope = c == _chunks.Length - 1 ? band.Slope : 1,
            AddendPixelStride = adds ? band.OutputPixelStep : 0,
            AddendBlockStride = adds ? band.OutputBlockStride : 0,
            OutputPixelStride = band.OutputPixelStep,
            OutputBlockStride = band.OutputBlockStride,
        };
    }

    private static int[] Pin(int[] values)
    {
        int[] pinned = GC.AllocateUninitializedArray<int>(values.Length, pinned: true);
        values.CopyTo(pinned, 0);
        return pinned;
    }
}
