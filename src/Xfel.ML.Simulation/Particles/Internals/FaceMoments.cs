namespace Xfel.ML.Simulation;

/// <summary>
/// Moments of a polygon about its centroid: coefficients of u^(m-k) v^k in
/// M_m = integral over the face of (q_u u + q_v v)^m / m!, for m = 0 to <see cref="Order"/> and k = 0 to m, one after the other.
/// </summary>
internal static class FaceMoments
{
    public const int Order = 6;

    public const int Count = (Order + 1) * (Order + 2) / 2;

    private static readonly double[] Factorial = [1, 1, 2, 6, 24, 120, 720, 5040, 40320];

    public static int Index(int m, int k) => m * (m + 1) / 2 + k;

    /// <param name="corners">Corners in the plane, counter-clockwise, relative to the centroid.</param>
    public static double[] Of(ReadOnlySpan<(double U, double V)> corners)
    {
        var moments = new double[Count];
        for (int c = 0; c < corners.Length; c++)
        {
            (double U, double V) a = corners[c], b = corners[(c + 1) % corners.Length];
            double cross = a.U * b.V - a.V * b.U;
            for (int m = 0; m <= Order; m++)
            for (int k = 0; k <= m; k++)
            {
                // Binomial(m, k) / m! = 1 / ((m-k)! k!).
                moments[Index(m, k)] += cross * Triangle(a, b, m - k, k) / (Factorial[m - k] * Factorial[k]);
            }
        }

        return moments;
    }

    /// <summary>Integral of u^i v^j over the triangle (0, a, b), divided by its doubled area.</summary>
    private static double Triangle((double U, double V) a, (double U, double V) b, int i, int j)
    {
        double sum = 0;
        for (int k = 0; k <= i; k++)
        for (int l = 0; l <= j; l++)
        {
            sum += Binomial(k + l, l) * Binomial(i + j - k - l, j - l)
                * Math.Pow(a.U, k) * Math.Pow(b.U, i - k) * Math.Pow(a.V, l) * Math.Pow(b.V, j - l);
        }

        return sum * Factorial[i] * Factorial[j] / Factorial[i + j + 2];
    }

    private static double Binomial(int n, int k) => Factorial[n] / (Factorial[k] * Factorial[n - k]);
}
