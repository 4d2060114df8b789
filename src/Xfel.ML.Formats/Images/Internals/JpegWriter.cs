using System.Buffers.Binary;
using Xfel.ML.Numerics;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Formats.Internals;

/// <summary>Lays out a baseline JFIF file (ITU-T T.81, annex B) of one or three components without subsampling.</summary>
internal sealed class JpegWriter(FrameSize size, int quality, int components)
{
    /// <summary>Position k of the zigzag sequence is this coefficient of the block.</summary>
    public static ReadOnlySpan<byte> Zigzag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
        12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
        58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    private readonly List<byte> _bytes = [];

    /// <summary>Writes the file from the quantised coefficients of every component.</summary>
    public void Write(Stream stream, short[][] levels)
    {
        _bytes.AddRange([0xFF, 0xD8]);
        Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        QuantizationTable(0, JpegQuantizer.ForLuminance(quality));
        if (components > 1)
            QuantizationTable(1, JpegQuantizer.ForChrominance(quality));
        FrameHeader();
        HuffmanTables(0, JpegHuffman.LuminanceDc, JpegHuffman.LuminanceAc);
        if (components > 1)
            HuffmanTables(1, JpegHuffman.ChrominanceDc, JpegHuffman.ChrominanceAc);
        ScanHeader();
        new JpegEntropyCoder(_bytes).Write(levels);
        _bytes.AddRange([0xFF, 0xD9]);
        stream.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes));
    }

    private void Segment(byte marker, ReadOnlySpan<byte> content)
    {
        _bytes.AddRange([0xFF, marker]);
        Number(content.Length + 2);
        _bytes.AddRange(content);
    }

    private void Number(int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        _bytes.AddRange((ReadOnlySpan<byte>)bytes);
    }

    private void QuantizationTable(byte id, JpegQuantizer quantizer)
    {
        Span<byte> table = stackalloc byte[65];
        table[0] = id;
        for (int k = 0; k < 64; k++)
            table[k + 1] = (byte)quantizer.Steps[Zigzag[k]];
        Segment(0xDB, table);
    }

    private void FrameHeader()
    {
        List<byte> frame = [8, (byte)(size.Height >> 8), (byte)size.Height, (byte)(size.Width >> 8), (byte)size.Width, (byte)components];
        for (int i = 0; i < components; i++)
            frame.AddRange([(byte)(i + 1), 0x11, (byte)Math.Min(i, 1)]);
        Segment(0xC0, frame.ToArray());
    }

    private void HuffmanTables(int id, JpegHuffman dc, JpegHuffman ac)
    {
        Segment(0xC4, [(byte)id, .. dc.Counts, .. dc.Symbols]);
        Segment(0xC4, [(byte)(0x10 | id), .. ac.Counts, .. ac.Symbols]);
    }

    private void ScanHeader()
    {
        List<byte> scan = [(byte)components];
        for (int i = 0; i < components; i++)
            scan.AddRange([(byte)(i + 1), (byte)(0x11 * Math.Min(i, 1))]);
        scan.AddRange([0, 63, 0]);
        Segment(0xDA, scan.ToArray());
    }
}
