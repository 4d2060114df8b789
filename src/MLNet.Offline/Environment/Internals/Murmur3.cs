using System.Buffers.Binary;
using System.Numerics;

namespace Microsoft.ML.Internals;

/// <summary>MurmurHash3_x86_32 (Appleby, public domain): the hash by which rows of one key go to one side of a split.</summary>
internal static class Murmur3
{
    /// <summary>One round over four bytes.</summary>
    public static uint Round(uint hash, uint block) => unchecked((BitOperations.RotateLeft(hash ^ Scramble(block), 13) * 5) + 0xE6546B64);

    /// <summary>The hash of bytes.</summary>
    public static uint Hash(uint seed, ReadOnlySpan<byte> bytes)
    {
        uint hash = seed;
        int whole = bytes.Length & ~3;
        for (int i = 0; i < whole; i += 4)
            hash = Round(hash, BinaryPrimitives.ReadUInt32LittleEndian(bytes[i..]));
        uint tail = 0;
        for (int i = bytes.Length - 1; i >= whole; i--)
            tail = (tail << 8) | bytes[i];
        if (whole < bytes.Length)
            hash ^= Scramble(tail);
        return Finish(hash, bytes.Length);
    }

    /// <summary>The final mixing, with the number of bytes.</summary>
    public static uint Finish(uint hash, int length)
    {
        hash ^= (uint)length;
        hash = unchecked((hash ^ (hash >> 16)) * 0x85EBCA6B);
        hash = unchecked((hash ^ (hash >> 13)) * 0xC2B2AE35);
        return hash ^ (hash >> 16);
    }

    private static uint Scramble(uint block) => unchecked(BitOperations.RotateLeft(block * 0xCC9E2D51, 15) * 0x1B873593);
}
