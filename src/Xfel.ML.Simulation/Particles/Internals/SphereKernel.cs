using System.Runtime.CompilerServices;

namespace Xfel.ML.Simulation;

/// <summary>The form factor of a sphere, V 3 (sin s - s cos s) / s^3 with s its radius times q; ellipsoids are spheres mapped.</summary>
internal sealed class SphereKernel : IFormFactorKernel
{
    /// <summary>Of s^2: below, the series.</summary>
    private const double SeriesLimit = 4;

    /// <summary>Terms of the series in s^2; at the limit, the next is below 1e-9.</summary>
    private static readonly float[] Series = [.. Enumerable.Range(1, 8).Select(k => (float)(Polyhedron.UnitVolume * SeriesTerm(k)))];

    private SphereKernel()
    {
    }

    /// <summary>The sphere of diameter 1.</summary>
    public static SphereKernel OfUnitVolume { get; } = new();

    public bool IsReal => true;

    /// <summary>3 (sin s - s cos s) / s^3 in double precision: 1 at 0.</summary>
    public static double Normalized(double s)
    {
        if (Math.Abs(s) >= 1)
            return 3 * (Math.Sin(s) - s * Math.Cos(s)) / (s * s * s);
        double sum = 0;
        for (int k = 9; k >= 1; k--)
            sum = sum * s * s + SeriesTerm(k);
        return sum;
    }

    [SkipLocalsInit]
    public void Evaluate<T>(Matrix3 m, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> real, Span<float> imaginary)
        where T : unmanaged, ILanes<T>
    {
        if (x.Length != y.Length || x.Length != z.Length || x.Length != real.Length || x.Length % T.Count != 0)
            SimulationThrow.Lengths(nameof(real));
        ReadOnlySpan<float> matrix = LaneMatrix.Of(0.5 * m, stackalloc float[LaneMatrix.Length]);
        for (int i = 0; i < x.Length; i += T.Count)
        {
            LaneMatrix.Multiply(matrix, T.Load(in x[i]), T.Load(in y[i]), T.Load(in z[i]), out T sx, out T sy, out T sz);
            T s2 = T.MultiplyAdd(sx, sx, T.MultiplyAdd(sy, sy, sz * sz)), s = T.SquareRoot(s2);
            LaneMath.SinCos(s, out T sin, out T cos);
            T far = T.Broadcast((float)(3 * Polyhedron.UnitVolume)) * (sin / s - cos) / s2;
            T near = T.LessThan(s2, T.Broadcast((float)SeriesLimit));
            T.Store(T.AnySet(near) ? T.Select(near, NearZero(s2), far) : far, ref real[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T NearZero<T>(T s2)
        where T : unmanaged, ILanes<T>
    {
        T sum = T.Broadcast(Series[^1]);
        for (int k = Series.Length - 2; k >= 0; k--)
            sum = T.MultiplyAdd(sum, s2, T.Broadcast(Series[k]));
        return sum;
    }

    /// <summary>Of s^(2 k - 2): 6 k / (2 k + 1)!, with alternating signs.</summary>
    private static double SeriesTerm(int k)
    {
        double term = (k & 1) == 1 ? 6.0 * k : -6.0 * k;
        for (int i = 2; i <= 2 * k + 1; i++)
            term /= i;
        return term;
    }
}
