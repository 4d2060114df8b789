namespace Xfel.ML.Formats.Internals;

/// <summary>Huffman coding of quantised blocks (ITU-T T.81, section F.1.2).</summary>
internal sealed class JpegEntropyCoder(List<byte> bytes)
{
    private const int RunOf16 = 0xF0;
    private const int EndOfBlock = 0x00;

    private uint _bits;
    private int _count;

    /// <summary>Codes the components interleaved, block by block; the first has the luminance tables.</summary>
    public void Write(short[][] components)
    {
        var previous = new int[components.Length];
        for (int at = 0; at < components[0].Length; at += 64)
        {
            for (int i = 0; i < components.Length; i++)
            {
                ReadOnlySpan<short> block = components[i].AsSpan(at, 64);
                Block(block, block[0] - previous[i], i == 0 ? JpegHuffman.LuminanceDc : JpegHuffman.ChrominanceDc, i == 0 ? JpegHuffman.LuminanceAc : JpegHuffman.ChrominanceAc);
                previous[i] = block[0];
            }
        }

        Put(0x7F, 7); // the last byte is filled with ones
    }

    private void Block(ReadOnlySpan<short> block, int difference, JpegHuffman dc, JpegHuffman ac)
    {
        Value(difference, 0, dc);
        int zeros = 0;
        for (int k = 1; k < 64; k++)
        {
            int level = block[JpegWriter.Zigzag[k]];
            if (level == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros > 15; zeros -= 16)
                Put(ac.Code[RunOf16], ac.Length[RunOf16]);
            Value(level, zeros << 4, ac);
            zeros = 0;
        }

        if (zeros > 0)
            Put(ac.Code[EndOfBlock], ac.Length[EndOfBlock]);
    }

    /// <summary>The category (number of bits) as a Huffman symbol, then the bits; a negative value is stored minus one.</summary>
    private void Value(int value, int run, JpegHuffman table)
    {
        int category = 32 - int.LeadingZeroCount(Math.Abs(value));
        Put(table.Code[run | category], table.Length[run | category]);
        Put((value < 0 ? value - 1 : value) & ((1 << category) - 1), category);
    }

    private void Put(int code, int length)
    {
        _bits = (_bits << length) | (uint)code;
        _count += length;
        while (_count >= 8)
        {
            byte value = (byte)(_bits >> (_count - 8));
            bytes.Add(value);
            if (value == 0xFF)
                bytes.Add(0);
            _count -= 8;
        }
    }
}
