using System.Buffers.Binary;
using System.Numerics;

namespace Xfel.ML.Formats.Tests;

/// <summary>
/// The checksums of HDF5's newer metadata. A spoilt block with its old checksum is refused before anything in it is looked at; with a right one
/// the library goes by what the block says.
/// </summary>
internal static class Hdf5Checksums
{
    private const int LeastBytes = 16, MostBytes = 4096;

    private static readonly byte[][] Signatures =
    [
        .. ((string[])["OHDR", "OCHK", "BTHD", "BTIN", "BTLF", "FRHP", "FHDB", "FHIB", "FSHD", "FSSE", "FAHD", "FADB", "EAHD", "EAIB", "EASB", "EADB", "SMTB"]).Select(System.Text.Encoding.ASCII.GetBytes),
        [0x89, (byte)'H', (byte)'D', (byte)'F'],
    ];

    /// <summary>The blocks of a sound file that end in their own checksum: their starts, and where the checksum lies.</summary>
    public static (int Start, int End)[] Find(byte[] file)
    {
        var found = new List<(int Start, int End)>();
        for (int start = 0; start <= file.Length - LeastBytes; start++)
        {
            if (!Signatures.Any(signature => file.AsSpan(start).StartsWith(signature)))
                continue;
            for (int end = start + LeastBytes; end <= Math.Min(file.Length - sizeof(uint), start + MostBytes); end++)
            {
                if (BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(end)) != Of(file.AsSpan(start..end)))
                    continue;
                found.Add((start, end));
                break;
            }
        }

        return [.. found];
    }

    /// <summary>Writes the right checksums into a spoilt copy.</summary>
    public static void Renew(byte[] file, (int Start, int End)[] blocks)
    {
        foreach ((int start, int end) in blocks)
        {
            if (end <= file.Length - sizeof(uint))
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(end), Of(file.AsSpan(start..end)));
        }
    }

    /// <summary>Bob Jenkins' hash lookup3, <c>hashlittle</c> with the initial value 0.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint a = 0xDEADBEEF + (uint)bytes.Length, b = a, c = a;
        Span<byte> last = stackalloc byte[12];
        while (bytes.Length > last.Length)
        {
            (a, b, c) = (a + Word(bytes), b + Word(bytes[4..]), c + Word(bytes[8..]));
            a = (a - c) ^ BitOperations.RotateLeft(c, 4);
            c += b;
            b = (b - a) ^ BitOperations.RotateLeft(a, 6);
            a += c;
            c = (c - b) ^ BitOperations.RotateLeft(b, 8);
            b += a;
            a = (a - c) ^ BitOperations.RotateLeft(c, 16);
            c += b;
            b = (b - a) ^ BitOperations.RotateLeft(a, 19);
            a += c;
            c = (c - b) ^ BitOperations.RotateLeft(b, 4);
            b += a;
            bytes = bytes[last.Length..];
        }

        if (bytes.IsEmpty)
            return c;
        bytes.CopyTo(last);
        (a, b, c) = (a + Word(last), b + Word(last[4..]), c + Word(last[8..]));
        c = (c ^ b) - BitOperations.RotateLeft(b, 14);
        a = (a ^ c) - BitOperations.RotateLeft(c, 11);
        b = (b ^ a) - BitOperations.RotateLeft(a, 25);
        c = (c ^ b) - BitOperations.RotateLeft(b, 16);
        a = (a ^ c) - BitOperations.RotateLeft(c, 4);
        b = (b ^ a) - BitOperations.RotateLeft(a, 14);
        return (c ^ b) - BitOperations.RotateLeft(b, 24);
    }

    private static uint Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
