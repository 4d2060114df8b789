using System.Numerics;
using System.Runtime.Intrinsics;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Simulation;

/// <summary>
/// Normally distributed numbers of mean 0 and variance 1, one per pixel of a frame, each a function of (seed, purpose, frame, pixel) alone: Box and Muller's transform of pairs of
/// Philox words (G. E. P. Box, M. E. Muller, Ann. Math. Stat. 29 (1958) 610). 32 bits of radius reach 6.6 standard deviations. The bits are the same for all vector widths.
/// </summary>
internal static class NormalPixels
{
    /// <summary>Pairs worked on at once: pixel j of a chunk takes the cosine of pair j, pixel j + 32 the sine.</summary>
    private const int Pairs = 32;

    public static void Fill(Span<float> destination, int seed, RandomPurpose purpose, long frame)
    {
        if (Vector512.IsHardwareAccelerated)
            Fill<Lanes16>(destination, seed, purpose, frame);
        else if (Vector256.IsHardwareAccelerated)
            Fill<Lanes8>(destination, seed, purpose, frame);
        else if (Vector128.IsHardwareAccelerated)
            Fill<Lanes4>(destination, seed, purpose, frame);
        else
            Fill<Lanes1>(destination, seed, purpose, frame);
    }

    internal static void Fill<T>(Span<float> destination, int seed, RandomPurpose purpose, long frame)
        where T : unmanaged, ILanes<T>
    {
        Span<float> mantissas = stackalloc float[Pairs], exponents = stackalloc float[Pairs], angles = stackalloc float[Pairs], last = stackalloc float[2 * Pairs];
        uint low = (uint)frame, high = (uint)(frame >> 32), block = 0;
        for (int p = 0; p < destination.Length; p += 2 * Pairs)
        {
            for (int pair = 0; pair < Pairs; pair += 2)
            {
                (uint x0, uint x1, uint x2, uint x3) = Philox.Generate(block++, 0, low, high, (uint)seed, (uint)purpose);
                Split(x0, x1, out mantissas[pair], out exponents[pair], out angles[pair]);
                Split(x2, x3, out mantissas[pair + 1], out exponents[pair + 1], out angles[pair + 1]);
            }

            bool isWhole = destination.Length - p >= 2 * Pairs;
            Span<float> chunk = isWhole ? destination.Slice(p, 2 * Pairs) : last;
            Transform<T>(mantissas, exponents, angles, chunk);
            if (!isWhole)
                chunk[..(destination.Length - p)].CopyTo(destination[p..]);
        }
    }

    /// <summary>The uniform number u = mantissa / 2^exponent in (0, 1), with 24 leading bits at any size, and an angle in [-pi, pi].</summary>
    private static void Split(uint radius, uint angle, out float mantissa, out float exponent, out float radians)
    {
        int zeros = BitOperations.LeadingZeroCount(radius | 1);
        mantissa = BitConverter.UInt32BitsToSingle(((radius | 1) << zeros << 1 >> 9) | 0x3F800000);
        exponent = zeros + 1;
        radians = (int)angle * (float)(Math.PI / 2147483648.0);
    }

    private static void Transform<T>(ReadOnlySpan<float> mantissas, ReadOnlySpan<float> exponents, ReadOnlySpan<float> angles, Span<float> destination)
        where T : unmanaged, ILanes<T>
    {
        T one = T.Broadcast(1), zero = T.Broadcast(0);
        for (int i = 0; i < Pairs; i += T.Count)
        {
            // ln m = 2 artanh((m - 1) / (m + 1)), the argument being at most 1/3.
            T m = T.Load(in mantissas[i]), s = (m - one) / (m + one), s2 = s * s;
            T series = T.MultiplyAdd(s2, T.Broadcast(2f / 15), T.Broadcast(2f / 13));
            series = T.MultiplyAdd(series, s2, T.Broadcast(2f / 11));
            series = T.MultiplyAdd(series, s2, T.Broadcast(2f / 9));
            series = T.MultiplyAdd(series, s2, T.Broadcast(2f / 7));
            series = T.MultiplyAdd(series, s2, T.Broadcast(2f / 5));
            series = T.MultiplyAdd(series, s2, T.Broadcast(2f / 3));
            series = T.MultiplyAdd(series, s2, T.Broadcast(2f));
            T minusLog = T.MultiplyAdd(T.Load(in exponents[i]), T.Broadcast(0.69314718f), -(series * s));
            // Rounding can leave it just below 0 where u is just below 1.
            minusLog = T.Select(T.LessThan(minusLog, zero), zero, minusLog);
            T radius = T.SquareRoot(minusLog + minusLog);
            LaneMath.SinCos(T.Load(in angles[i]), out T sin, out T cos);
            T.Store(radius * cos, ref destination[i]);
            T.Store(radius * sin, ref destination[i + Pairs]);
        }
    }
}
