namespace Xfel.ML.Simulation;

/// <summary>
/// The Kaiser-Bessel window, with which values between those of a discrete transform are gathered from the nearest <see cref="Width"/> on each axis.
/// The values are those of a body that has been divided by the window's transform and fills half of the period.
/// </summary>
internal static class KaiserBessel
{
    /// <summary>Eight values on each axis leave an error below single precision's; six left one of 6e-6 of F(0), which the corners of a frame showed.</summary>
    public const int Width = 8;

    /// <summary>The period's length over the body's.</summary>
    public const int Padding = 2;

    /// <summary>Coefficients of an even, and of an odd, polynomial.</summary>
    public const int Terms = 6;

    private const int Degree = 2 * Terms - 1;

    private static readonly KaiserBesselBell Bell = new(Width, Padding);

    /// <summary>
    /// The window at the nearest values as polynomials: with u from -1 to 1 between the two in the middle, value t of the first half has the weight even(u^2) + u odd(u^2), and its mirror image in the
    /// second half even(u^2) - u odd(u^2). For each t: even, odd; highest power first.
    /// </summary>
    public static float[] Polynomials { get; } = [.. Enumerable.Range(0, Width / 2).SelectMany(Fit)];

    /// <inheritdoc cref="KaiserBesselBell.At"/>
    public static double Window(double t) => Bell.At(t);

    /// <inheritdoc cref="KaiserBesselBell.Transform"/>
    /// <param name="place">A place in the period, of which the body fills -1/4 to 1/4.</param>
    public static double Transform(double place) => Bell.Transform(place);

    /// <summary>Interpolation at Chebyshev's nodes; the series is then written in powers of u.</summary>
    private static IEnumerable<float> Fit(int t)
    {
        var powers = new double[Degree + 1];
        double[] before = new double[Degree + 1], chebyshev = new double[Degree + 1];
        chebyshev[0] = 1;
        for (int k = 0; k <= Degree; k++)
        {
            double coefficient = 0;
            for (int node = 0; node <= Degree; node++)
            {
                double angle = Math.PI * (node + 0.5) / (Degree + 1);
                coefficient += Window((Math.Cos(angle) + 1) / 2 + Width / 2 - 1 - t) * Math.Cos(k * angle);
            }

            coefficient *= (k == 0 ? 1.0 : 2.0) / (Degree + 1);
            for (int power = 0; power <= k; power++)
                powers[power] += coefficient * chebyshev[power];
            // T(k+1) = 2 u T(k) - T(k-1); T(1) = u.
            double[] next = [.. Enumerable.Range(0, Degree + 1).Select(power => (k == 0 ? 1 : 2) * (power == 0 ? 0 : chebyshev[power - 1]) - before[power])];
            (before, chebyshev) = (chebyshev, next);
        }

        return Enumerable.Range(0, Terms).Select(i => (float)powers[Degree - 1 - 2 * i]).Concat(Enumerable.Range(0, Terms).Select(i => (float)powers[Degree - 2 * i]));
    }
}
