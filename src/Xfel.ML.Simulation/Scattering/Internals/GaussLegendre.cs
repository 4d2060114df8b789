namespace Xfel.ML.Simulation;

/// <summary>Nodes and weights of Gauss-Legendre quadrature on [-1, 1]: n nodes are exact for polynomials up to degree 2n - 1.</summary>
internal static class GaussLegendre
{
    /// <summary>The most nodes that one rule has here; longer ranges are cut into panels.</summary>
    public const int MostNodes = 1024;

    private static readonly (double Place, double Weight)[]?[] Rules = new (double, double)[]?[MostNodes + 1];

    /// <summary>The nodes from left to right.</summary>
    public static ReadOnlySpan<(double Place, double Weight)> Of(int count)
    {
        // Two threads may both make a rule; they make the same.
        if (Volatile.Read(ref Rules[count]) is { } known)
            return known;
        (double, double)[] rule = Make(count);
        Volatile.Write(ref Rules[count], rule);
        return rule;
    }

    private static (double Place, double Weight)[] Make(int n)
    {
        var rule = new (double, double)[n];
        for (int i = 0; i < n; i++)
        {
            double x = -Math.Cos(Math.PI * (i + 0.75) / (n + 0.5)), slope = 0;
            for (int step = 0; step < 100; step++)
            {
                double before = 1, value = x;
                for (int k = 2; k <= n; k++)
                    (before, value) = (value, ((2 * k - 1) * x * value - (k - 1) * before) / k);
                slope = n * (x * value - before) / (x * x - 1);
                double change = value / slope;
                x -= change;
                if (Math.Abs(change) < 1e-15)
                    break;
            }

            rule[i] = (x, 2 / ((1 - x * x) * slope * slope));
        }

        return rule;
    }
}
