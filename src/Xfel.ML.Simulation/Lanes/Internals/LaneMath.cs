using System.Runtime.CompilerServices;

namespace Xfel.ML.Simulation;

/// <summary>Elementary functions over lanes, of the accuracy of single precision.</summary>
internal static partial class LaneMath
{
    /// <summary>
    /// Sine and cosine for |x| up to 1e5: reduction by multiples of pi held in three parts, then minimax polynomials on [-pi/2, pi/2]
    /// (errors 5e-9 and 3e-10). That interval, twice the usual one, spares the exchange of the two. Absolute error below 1.5e-7.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCos<T>(T x, out T sin, out T cos)
        where T : unmanaged, ILanes<T>
    {
        // Adding 1.5 * 2^23 leaves the nearest integer in the low bits.
        T magic = T.Broadcast(12582912f);
        T shifted = T.MultiplyAdd(x, T.Broadcast(0.31830987f), magic);
        T n = shifted - magic;
        T r = T.MultiplyAdd(n, T.Broadcast(-3.1415927f), x);
        r = T.MultiplyAdd(n, T.Broadcast(8.7422777e-8f), r);
        r = T.MultiplyAdd(n, T.Broadcast(3.4302490e-15f), r);
        T r2 = r * r;
        T s = T.MultiplyAdd(r2, T.Broadcast(2.6000394e-6f), T.Broadcast(-1.9806609e-4f));
        s = T.MultiplyAdd(s, r2, T.Broadcast(8.3330171e-3f));
        s = T.MultiplyAdd(s, r2, T.Broadcast(-0.16666657f));
        s = T.MultiplyAdd(s * r2, r, r);
        T c = T.MultiplyAdd(r2, T.Broadcast(-2.6076958e-7f), T.Broadcast(2.4761879e-5f));
        c = T.MultiplyAdd(c, r2, T.Broadcast(-1.3888404e-3f));
        c = T.MultiplyAdd(c, r2, T.Broadcast(0.04166664f));
        c = T.MultiplyAdd(c, r2, T.Broadcast(-0.5f));
        c = T.MultiplyAdd(c, r2, T.Broadcast(1f));
        // Both change sign with every odd multiple.
        T sign = T.ShiftBitsLeft(shifted, 31);
        sin = s ^ sign;
        cos = c ^ sign;
    }

    /// <summary>sin(x)/x for |x| up to 1 by its series; the first omitted term is below 3e-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SincSeries<T>(T x2)
        where T : unmanaged, ILanes<T>
    {
        T s = T.MultiplyAdd(x2, T.Broadcast(1f / 362880), T.Broadcast(-1f / 5040));
        s = T.MultiplyAdd(s, x2, T.Broadcast(1f / 120));
        s = T.MultiplyAdd(s, x2, T.Broadcast(-1f / 6));
        return T.MultiplyAdd(s, x2, T.Broadcast(1f));
    }
}
