using System.Runtime.CompilerServices;

namespace Xfel.ML.Numerics.Internals;

/// <summary>
/// The round trip over groups of 8 x 8 blocks, one block in each vector lane. A group is gathered as 8 rows of two 4-byte words
/// per block: word <c>[r * lanes + b]</c> of <c>low</c> is columns 0 to 3 of row r of block b, of <c>high</c> columns 4 to 7.
/// So no transposition is needed and the arithmetic is the same at every vector width.
/// </summary>
internal static unsafe class JpegBlocks<TLanes>
    where TLanes : struct, IIntLanes<TLanes>
{
    private const int MaxLanes = 16;
    private const int CacheLine = 64;
    private const int ScratchSize = (64 + 16) * MaxLanes * sizeof(int) + CacheLine;

    [SkipLocalsInit]
    public static void RoundTrip(ReadOnlySpan<byte> source, FrameSize size, JpegQuantizer quantizer, Span<byte> destination)
    {
        int lanes = TLanes.Count;
        byte* memory = stackalloc byte[ScratchSize];
        int* work = Align(memory);
        int* low = work + 64 * lanes;
        int* high = low + 8 * lanes;

        int blocks = BlockCount(size);
        fixed (byte* from = source, to = destination)
        fixed (int* tables = quantizer.Tables)
        {
            int x = 0, y = 0;
            for (int first = 0; first < blocks; first += lanes)
            {
                int count = Math.Min(lanes, blocks - first), firstX = x, firstY = y;
                for (int lane = 0; lane < count; lane++, Advance(ref x, ref y, size))
                    Gather(from, size, y, x, low + lane, high + lane);

                for (int row = 0; row < 8; row++)
                    JpegTransform<TLanes>.ForwardRow(low + row * lanes, high + row * lanes, work + row * 8 * lanes);
                for (int column = 0; column < 8; column++)
                {
                    JpegTransform<TLanes>.ForwardColumn(work + column * lanes, tables + column);
                    JpegTransform<TLanes>.InverseColumn(work + column * lanes, tables + column);
                }

                for (int row = 0; row < 8; row++)
                    JpegTransform<TLanes>.InverseRow(work + row * 8 * lanes, low + row * lanes, high + row * lanes);

                // Only whole groups are written after being read, so source and destination may be the same memory.
                (x, y) = (firstX, firstY);
                for (int lane = 0; lane < count; lane++, Advance(ref x, ref y, size))
                    Scatter(low + lane, high + lane, to, size, y, x);
            }
        }
    }

    /// <summary>The quantised coefficients of every block, block by block, row by row within a block.</summary>
    [SkipLocalsInit]
    public static void Quantize(ReadOnlySpan<byte> source, FrameSize size, JpegQuantizer quantizer, Span<short> levels)
    {
        int lanes = TLanes.Count;
        byte* memory = stackalloc byte[ScratchSize];
        int* work = Align(memory);
        int* low = work + 64 * lanes;
        int* high = low + 8 * lanes;

        int blocks = BlockCount(size);
        fixed (byte* from = source)
        fixed (int* tables = quantizer.Tables)
        {
            int x = 0, y = 0;
            for (int first = 0; first < blocks; first += lanes)
            {
                int count = Math.Min(lanes, blocks - first);
                for (int lane = 0; lane < count; lane++, Advance(ref x, ref y, size))
                    Gather(from, size, y, x, low + lane, high + lane);
                for (int row = 0; row < 8; row++)
                    JpegTransform<TLanes>.ForwardRow(low + row * lanes, high + row * lanes, work + row * 8 * lanes);
                for (int column = 0; column < 8; column++)
                    JpegTransform<TLanes>.ForwardColumn(work + column * lanes, tables + column);
                for (int lane = 0; lane < count; lane++)
                {
                    for (int i = 0; i < 64; i++)
                        levels[(first + lane) * 64 + i] = (short)work[i * lanes + lane];
                }
            }
        }
    }

    private static int BlockCount(FrameSize size) => (size.Width + 7) / 8 * ((size.Height + 7) / 8);

    /// <summary>To the next block; a division for each would cost as much as the gathering.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Advance(ref int x, ref int y, FrameSize size)
    {
        x += 8;
        if (x >= size.Width)
            (x, y) = (0, y + 8);
    }

    /// <summary>Full-width loads must not straddle cache lines.</summary>
    private static int* Align(byte* memory) => (int*)(((nuint)memory + CacheLine - 1) & ~(nuint)(CacheLine - 1));

    [SkipLocalsInit]
    private static void Gather(byte* image, FrameSize size, int y, int x, int* low, int* high)
    {
        int lanes = TLanes.Count;
        if (y + 8 <= size.Height && x + 8 <= size.Width)
        {
            byte* row = image + (nint)y * size.Width + x;
            for (int r = 0; r < 8; r++, row += size.Width)
            {
                low[r * lanes] = Unsafe.ReadUnaligned<int>(row);
                high[r * lanes] = Unsafe.ReadUnaligned<int>(row + 4);
            }

            return;
        }

        byte* padded = stackalloc byte[8];
        for (int r = 0; r < 8; r++)
        {
            byte* row = image + (nint)Math.Min(y + r, size.Height - 1) * size.Width;
            for (int c = 0; c < 8; c++)
                padded[c] = row[Math.Min(x + c, size.Width - 1)];
            low[r * lanes] = Unsafe.ReadUnaligned<int>(padded);
            high[r * lanes] = Unsafe.ReadUnaligned<int>(padded + 4);
        }
    }

    [SkipLocalsInit]
    private static void Scatter(int* low, int* high, byte* image, FrameSize size, int y, int x)
    {
        int lanes = TLanes.Count;
        byte* row = image + (nint)y * size.Width + x;
        if (y + 8 <= size.Height && x + 8 <= size.Width)
        {
            for (int r = 0; r < 8; r++, row += size.Width)
            {
                Unsafe.WriteUnaligned(row, low[r * lanes]);
                Unsafe.WriteUnaligned(row + 4, high[r * lanes]);
            }

            return;
        }

        byte* whole = stackalloc byte[8];
        int width = Math.Min(8, size.Width - x);
        for (int r = 0; r < Math.Min(8, size.Height - y); r++, row += size.Width)
        {
            Unsafe.WriteUnaligned(whole, low[r * lanes]);
            Unsafe.WriteUnaligned(whole + 4, high[r * lanes]);
            for (int c = 0; c < width; c++)
                row[c] = whole[c];
        }
    }
}
