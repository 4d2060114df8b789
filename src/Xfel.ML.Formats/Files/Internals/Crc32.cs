using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>The checksum of ZIP and PNG (reflected polynomial 0xEDB88320), eight bytes at a time.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    /// <summary>Continues a checksum; that of no bytes is 0.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        uint[] table = Table;
        crc = ~crc;
        if (BitConverter.IsLittleEndian)
        {
            ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(data);
            foreach (ulong word in words)
            {
                uint low = (uint)word ^ crc, high = (uint)(word >> 32);
                crc = table[1792 + (low & 255)] ^ table[1536 + ((low >> 8) & 255)] ^ table[1280 + ((low >> 16) & 255)] ^ table[1024 + (low >> 24)]
                    ^ table[768 + (high & 255)] ^ table[512 + ((high >> 8) & 255)] ^ table[256 + ((high >> 16) & 255)] ^ table[high >> 24];
            }

            data = data[(8 * words.Length)..];
        }

        foreach (byte value in data)
            crc = (crc >> 8) ^ table[(crc ^ value) & 255];
        return ~crc;
    }

    /// <summary>
    /// What a difference of two checksums becomes when the same bytes follow both: checksums are remainders modulo the polynomial, so a difference is multiplied with x^8 for each byte.
    /// </summary>
    public static uint Carry(uint difference, long bytes)
    {
        const uint X8 = 0x00800000; // the highest bit stands for x^0
        for (uint power = X8; bytes > 0; bytes >>= 1)
        {
            if ((bytes & 1) != 0)
                difference = Multiply(difference, power);
            power = Multiply(power, power);
        }

        return difference;
    }

    private static uint Multiply(uint a, uint b)
    {
        uint product = 0;
        for (; a != 0; a <<= 1)
        {
            if (a >> 31 != 0)
                product ^= b;
            b = (b >> 1) ^ (Polynomial & (0 - (b & 1)));
        }

        return product;
    }

    /// <summary>Entry <c>256 k + b</c> is the effect of byte b followed by k zero bytes.</summary>
    private static uint[] MakeTable()
    {
        var table = new uint[8 * 256];
        for (uint value = 0; value < 256; value++)
        {
            uint crc = value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (Polynomial & (0 - (crc & 1)));
            table[value] = crc;
        }

        for (int i = 256; i < table.Length; i++)
            table[i] = (table[i - 256] >> 8) ^ table[table[i - 256] & 255];
        return table;
    }
}
