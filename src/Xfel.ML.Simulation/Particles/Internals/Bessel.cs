namespace Xfel.ML.Simulation;

/// <summary>
/// Bessel functions of the first kind in double precision, with absolute errors below 1e-15: by the trapezoidal rule on Poisson's integrals (NIST DLMF 10.9.4), which for periodic
/// functions is exact but for J of twice the number of points, and by Hankel's expansion (DLMF 10.17.3) where the argument is large.
/// </summary>
internal static class Bessel
{
    private const double HankelFrom = 25;
    private const int Points = 36;
    private const int MostTerms = 40;

    private static readonly (double Cos, double Sin2)[] Rule =
        [.. Enumerable.Range(0, Points / 2).Select(i => Math.PI * (i + 0.5) / Points).Select(angle => (Math.Cos(angle), Math.Sin(angle) * Math.Sin(angle)))];

    /// <summary>J0(x).</summary>
    public static double J0(double x)
    {
        x = Math.Abs(x);
        if (x >= HankelFrom)
            return Hankel(0, x);
        double sum = 0;
        foreach ((double cos, _) in Rule)
            sum += Math.Cos(x * cos);
        return 2 * sum / Points;
    }

    /// <summary>2 J1(x) / x, which is 1 at 0.</summary>
    public static double J1Ratio(double x)
    {
        x = Math.Abs(x);
        if (x >= HankelFrom)
            return 2 * Hankel(1, x) / x;
        double sum = 0;
        foreach ((double cos, double sin2) in Rule)
            sum += sin2 * Math.Cos(x * cos);
        return 4 * sum / Points;
    }

    private static double Hankel(int order, double x)
    {
        double p = 0, q = 0, term = 1;
        for (int k = 0; k < MostTerms && Math.Abs(term) > 1e-18; k++)
        {
            double signed = (k & 2) == 0 ? term : -term;
            if ((k & 1) == 0)
                p += signed;
            else
                q += signed;
            term *= (4.0 * order * order - (2 * k + 1) * (2 * k + 1)) / (8 * (k + 1) * x);
        }

        // The phase is x - pi/4, or x - 3 pi/4 for order 1; the fixed part is turned out, for it would cost digits of a large x.
        (double sin, double cos) = Math.SinCos(x);
        (double c, double s) = order == 0 ? (cos + sin, sin - cos) : (sin - cos, -sin - cos);
        return (p * c - q * s) / Math.Sqrt(Math.PI * x);
    }
}
