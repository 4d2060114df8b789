using System.Runtime.CompilerServices;

namespace Xfel.ML.Simulation;

internal static partial class LaneMath
{
    /// <summary>Of x^2: below, the polynomial.</summary>
    private const float BesselLimit = 12.25f;

    /// <summary>
    /// The Bessel function J0 for x from 0 to 1e5: below 3.5 a minimax polynomial in x^2, about the interval's middle (error 1e-8); above, J0 = [P cos(x - pi/4) - Q sin(x - pi/4)]
    /// sqrt(2 / (pi x)) with minimax polynomials in 1/x^2 for P and x Q (errors 2e-8). Absolute error below 2.5e-7.
    /// </summary>
    /// <param name="x">The argument.</param>
    /// <param name="inverse">1 / x; may be anything where x is below 3.5.</param>
    /// <param name="inverseRoot">1 / sqrt(x); the same.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T BesselJ0<T>(T x, T inverse, T inverseRoot)
        where T : unmanaged, ILanes<T>
    {
        SinCos(x, out T sin, out T cos);
        T w = inverse * inverse;
        T p = T.MultiplyAdd(w, T.Broadcast(1.0289003f), T.Broadcast(-0.38069837f));
        p = T.MultiplyAdd(p, w, T.Broadcast(0.10806563f));
        p = T.MultiplyAdd(p, w, T.Broadcast(-0.070278267f));
        p = T.MultiplyAdd(p, w, T.Broadcast(0.99999995f));
        T q = T.MultiplyAdd(w, T.Broadcast(-3.0173769f), T.Broadcast(0.99374952f));
        q = T.MultiplyAdd(q, w, T.Broadcast(-0.21227367f));
        q = T.MultiplyAdd(q, w, T.Broadcast(0.073121777f));
        q = T.MultiplyAdd(q, w, T.Broadcast(-0.12499984f)) * inverse;
        // sqrt(2) cos(x - pi/4) = cos + sin, and sqrt(2) sin(x - pi/4) = sin - cos.
        T value = T.MultiplyAdd(p + q, cos, (p - q) * sin) * (inverseRoot * T.Broadcast(0.56418958f));
        T x2 = x * x, near = T.LessThan(x2, T.Broadcast(BesselLimit));
        return T.AnySet(near) ? T.Select(near, BesselNear(x2), value) : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T BesselNear<T>(T x2)
        where T : unmanaged, ILanes<T>
    {
        T u = T.MultiplyAdd(x2, T.Broadcast(2 / BesselLimit), T.Broadcast(-1f));
        T sum = T.MultiplyAdd(u, T.Broadcast(1.9954222e-5f), T.Broadcast(-4.5185608e-4f));
        sum = T.MultiplyAdd(sum, u, T.Broadcast(6.9686603e-3f));
        sum = T.MultiplyAdd(sum, u, T.Broadcast(-0.066927947f));
        sum = T.MultiplyAdd(sum, u, T.Broadcast(0.33876398f));
        sum = T.MultiplyAdd(sum, u, T.Broadcast(-0.62268406f));
        return T.MultiplyAdd(sum, u, T.Broadcast(-0.035816465f));
    }
}
