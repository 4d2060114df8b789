using System.Numerics;

namespace Xfel.ML.Numerics.Internals;

/// <summary>
/// A 64-bit hash of the bits of a frame, the same on every machine. Each step turns hash and word one to one, so frames that differ in a single pair of pixels never collide, others hardly ever.
/// </summary>
internal static class ContentHash
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<float> frame)
    {
        ulong hash = (ulong)frame.Length * Golden;
        int i = 0;
        for (; i + 1 < frame.Length; i += 2)
            hash = Mix(hash, BitConverter.SingleToUInt32Bits(frame[i]) | ((ulong)BitConverter.SingleToUInt32Bits(frame[i + 1]) << 32));
        if (i < frame.Length)
            hash = Mix(hash, BitConverter.SingleToUInt32Bits(frame[i]));

        // The last words have met few multiplications: the finaliser of SplitMix64 spreads them (G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014).
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }

    private static ulong Mix(ulong hash, ulong word) => BitOperations.RotateLeft((hash ^ word) * Golden, 29);
}
