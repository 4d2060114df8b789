using System.Runtime.CompilerServices;

namespace Xfel.ML.Simulation;

/// <summary>Elementary functions over lanes, of the accuracy of single precision.</summary>
internal static class LaneMath
{
    /// <summary>
    /// Sine and cosine for |x| up to 1e5: reduction by multiples of pi/2 held in three parts, then polynomials on [-pi/4, pi/4]
    /// (minimax coefficients as in the Cephes library). Absolute error below 1.5e-7.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCos<T>(T x, out T sin, out T cos)
        where T : unmanaged, ILanes<T>
    {
        // Adding 1.5 * 2^23 leaves the nearest integer in the low bits.
        T magic = T.Broadcast(12582912f);
        T shifted = T.MultiplyAdd(x, T.Broadcast(0.636619772f), magic);
        T n = shifted - magic;
        T r = T.MultiplyAdd(n, T.Broadcast(-1.57079637f), x);
        r = T.MultiplyAdd(n, T.Broadcast(4.37113883e-8f), r);
        r = T.MultiplyAdd(n, T.Broadcast(1.71512489e-15f), r);
        T r2 = r * r;
        T s = T.MultiplyAdd(r2, T.Broadcast(-1.9515295891e-4f), T.Broadcast(8.3321608736e-3f));
        s = T.MultiplyAdd(s, r2, T.Broadcast(-1.6666654611e-1f));
        s = T.MultiplyAdd(s * r2, r, r);
        T c = T.MultiplyAdd(r2, T.Broadcast(2.443315711809948e-5f), T.Broadcast(-1.388731625493765e-3f));
        c = T.MultiplyAdd(c, r2, T.Broadcast(4.166664568298827e-2f));
        c = T.MultiplyAdd(c, r2, T.Broadcast(-0.5f));
        c = T.MultiplyAdd(c, r2, T.Broadcast(1f));
        // Quadrant n mod 4: odd swaps the two; sin changes sign in 2 and 3, cos in 1 and 2.
        T swap = T.LowestBitMask(shifted);
        T signMask = T.Broadcast(-0f);
        T sinSign = T.ShiftBitsLeft(shifted, 30) & signMask;
        T cosSign = (T.ShiftBitsLeft(shifted, 30) ^ T.ShiftBitsLeft(shifted, 31)) & signMask;
        sin = T.Select(swap, c, s) ^ sinSign;
        cos = T.Select(swap, s, c) ^ cosSign;
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
