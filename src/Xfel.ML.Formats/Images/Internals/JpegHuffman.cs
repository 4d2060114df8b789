namespace Xfel.ML.Formats.Internals;

/// <summary>One of the standard Huffman tables (ITU-T T.81, tables K.3 to K.6).</summary>
internal sealed class JpegHuffman
{
    private JpegHuffman(byte[] counts, byte[] symbols)
    {
        Counts = counts;
        Symbols = symbols;
        int code = 0, next = 0;
        for (int length = 1; length <= 16; length++, code <<= 1)
        {
            for (int i = 0; i < counts[length - 1]; i++, code++, next++)
                (Code[symbols[next]], Length[symbols[next]]) = (code, length);
        }
    }

    public static JpegHuffman LuminanceDc { get; } = new([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], Convert.FromHexString("000102030405060708090A0B"));

    public static JpegHuffman ChrominanceDc { get; } = new([0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0], Convert.FromHexString("000102030405060708090A0B"));

    public static JpegHuffman LuminanceAc { get; } = new([0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125], Convert.FromHexString(
        "0102030004110512213141061351610722711432" + "8191A1082342B1C11552D1F02433627282090A16" + "1718191A25262728292A3435363738393A434445"
        + "464748494A535455565758595A63646566676869" + "6A737475767778797A838485868788898A929394" + "95969798999AA2A3A4A5A6A7A8A9AAB2B3B4B5B6"
        + "B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8" + "D9DAE1E2E3E4E5E6E7E8E9EAF1F2F3F4F5F6F7F8" + "F9FA"));

    public static JpegHuffman ChrominanceAc { get; } = new([0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 119], Convert.FromHexString(
        "0001020311040521310612415107617113223281" + "08144291A1B1C109233352F0156272D10A162434" + "E125F11718191A262728292A35363738393A4344"
        + "45464748494A535455565758595A636465666768" + "696A737475767778797A82838485868788898A92" + "939495969798999AA2A3A4A5A6A7A8A9AAB2B3B4"
        + "B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6" + "D7D8D9DAE2E3E4E5E6E7E8E9EAF2F3F4F5F6F7F8" + "F9FA"));

    /// <summary>The number of codes of each length, 1 to 16 bits.</summary>
    public byte[] Counts { get; }

    /// <summary>The symbols, in the order of their codes.</summary>
    public byte[] Symbols { get; }

    /// <summary>The code of each symbol.</summary>
    public int[] Code { get; } = new int[256];

    /// <summary>The number of bits of each symbol's code.</summary>
    public int[] Length { get; } = new int[256];
}
