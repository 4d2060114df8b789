using System.Buffers.Binary;
using System.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>Turns the bytes of a row into grey values.</summary>
internal static class PngSamples
{
    private const int Entries = 256;

    private static readonly float[][] GreyTables = [MakeGreyTable(1), MakeGreyTable(2), MakeGreyTable(4), MakeGreyTable(8)];

    /// <summary>The grey value of every sample of 1, 2, 4 or 8 bits. As PIL: white is 255 whatever the depth.</summary>
    public static float[] GreyTable(int depth) => GreyTables[BitOperations.Log2((uint)depth)];

    /// <summary>The grey value of every colour; NaN where the palette has none.</summary>
    /// <param name="palette">Red, green and blue of every colour.</param>
    public static float[] PaletteTable(ReadOnlySpan<byte> palette)
    {
        var table = new float[Entries];
        table.AsSpan().Fill(float.NaN);
        for (int i = 0; 3 * i < palette.Length; i++)
            table[i] = Luma.Of(palette[3 * i], palette[3 * i + 1], palette[3 * i + 2]);
        return table;
    }

    /// <summary>Looks up samples of 1, 2, 4 or 8 bits; the leftmost lies in the high bits.</summary>
    public static void LookUp(ReadOnlySpan<byte> row, int depth, ReadOnlySpan<float> table, Span<float> grey)
    {
        int mask = (1 << depth) - 1;
        for (int i = 0; i < grey.Length; i++)
        {
            int bit = i * depth;
            grey[i] = table[(row[bit >> 3] >> (8 - depth - (bit & 7))) & mask];
        }
    }

    /// <summary>Grey values of 8 or 16 bits of pixels with several channels, alpha left aside, and of 16-bit grey.</summary>
    public static void Convert(ReadOnlySpan<byte> row, PngHeader header, Span<float> grey)
    {
        int channels = header.Channels;
        bool wide = header.Depth == 16;
        for (int i = 0; i < grey.Length; i++)
        {
            int first = i * channels;
            grey[i] = channels >= 3 ? Luma.Of(Sample(row, first, wide), Sample(row, first + 1, wide), Sample(row, first + 2, wide)) : Sample(row, first, wide);
        }
    }

    private static int Sample(ReadOnlySpan<byte> row, int index, bool wide) => wide ? BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]) : row[index];

    private static float[] MakeGreyTable(int depth)
    {
        int white = (1 << depth) - 1;
        var table = new float[Entries];
        for (int i = 0; i <= white; i++)
            table[i] = i * (255 / white);
        return table;
    }
}
