using System.Runtime.CompilerServices;

namespace Xfel.ML.Simulation;

/// <summary>Where scattering vectors lie on one axis of a spectrum, and with what weights the values near them count.</summary>
internal readonly struct GatherAxis<T>
    where T : unmanaged, ILanes<T>
{
    private readonly T _x, _y, _z, _period, _inversePeriod, _sincScale, _limit2;

    /// <param name="axis">The axis.</param>
    /// <param name="row">From e to the component of q along it.</param>
    /// <param name="voxelSize">In units of the body.</param>
    /// <param name="repeats">Whether the transform is wanted beyond its period, where it repeats.</param>
    public GatherAxis(SpectrumAxis axis, Vector3D row, double voxelSize, bool repeats)
    {
        Vector3D place = voxelSize * axis.Period / (2 * Math.PI) * row;
        (_x, _y, _z) = (T.Broadcast((float)place.X), T.Broadcast((float)place.Y), T.Broadcast((float)place.Z));
        _period = T.Broadcast(axis.Period);
        _inversePeriod = T.Broadcast(repeats ? 1f / axis.Period : 0f);
        _sincScale = T.Broadcast((float)(Math.PI / axis.Period));
        _limit2 = T.Broadcast((float)axis.Limit * axis.Limit);
    }

    /// <summary>Adding 1.5 * 2^23 and taking it away again leaves the nearest integer.</summary>
    private static T Magic => T.Broadcast(12582912f);

    /// <summary>The place in the period, from its middle; and sin(a) / a of a = q times half a voxel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Place(T ex, T ey, T ez, out T sinc)
    {
        T place = T.MultiplyAdd(_x, ex, T.MultiplyAdd(_y, ey, _z * ez)), a = place * _sincScale, a2 = a * a;
        LaneMath.SinCos(a, out T sin, out _);
        sinc = T.Select(T.LessThan(a2, T.Broadcast(1f)), LaneMath.SincSeries(a2), sin / a);
        T periods = T.MultiplyAdd(place, _inversePeriod, Magic) - Magic;
        return T.MultiplyAdd(-periods, _period, place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T IsInside(T place) => T.LessThan(place * place, _limit2);

    /// <summary>The window's weights, one after the other for all lanes, and the place of its first value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Weigh(T place, Span<float> weights, Span<float> first)
    {
        T half = T.Broadcast(0.5f), left = place - half + Magic - Magic;
        T.Store(left - T.Broadcast(KaiserBessel.Width / 2 - 1), ref first[0]);
        T fraction = place - left, u = fraction + fraction - T.Broadcast(1f), u2 = u * u;
        ReadOnlySpan<float> table = KaiserBessel.Polynomials;
        for (int t = 0; t < KaiserBessel.Width / 2; t++)
        {
            T even = Polynomial(table.Slice(2 * t * KaiserBessel.Terms, KaiserBessel.Terms), u2), odd = Polynomial(table.Slice((2 * t + 1) * KaiserBessel.Terms, KaiserBessel.Terms), u2);
            T.Store(T.MultiplyAdd(u, odd, even), ref weights[t * T.Count]);
            T.Store(T.MultiplyAdd(-u, odd, even), ref weights[(KaiserBessel.Width - 1 - t) * T.Count]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Polynomial(ReadOnlySpan<float> coefficients, T x)
    {
        T sum = T.Broadcast(coefficients[0]);
        for (int k = 1; k < coefficients.Length; k++)
            sum = T.MultiplyAdd(sum, x, T.Broadcast(coefficients[k]));
        return sum;
    }
}
