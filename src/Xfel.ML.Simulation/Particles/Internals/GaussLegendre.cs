using System.Collections.Concurrent;

namespace Xfel.ML.Simulation;

/// <summary>The rules of Gauss and Legendre for integrals from 0 to 1.</summary>
internal static class GaussLegendre
{
    private static readonly ConcurrentDictionary<int, (double Place, double Weight)[]> Rules = [];

    /// <summary>The rule of so many nodes.</summary>
    public static ReadOnlySpan<(double Place, double Weight)> Of(int count) => Rules.GetOrAdd(count, Find);

    /// <summary>Newton's method from the usual first guess of a Legendre polynomial's roots.</summary>
    private static (double Place, double Weight)[] Find(int count)
    {
        var rule = new (double, double)[count];
        for (int i = 0; i < count; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5)), slope = 1;
            for (int step = 0; step < 10; step++)
            {
                (double before, double value) = (0, 1);
                for (int k = 1; k <= count; k++)
                    (before, value) = (value, ((2 * k - 1) * x * value - (k - 1) * before) / k);
                slope = count * (x * value - before) / (x * x - 1);
                double change = value / slope;
                x -= change;
                if (Math.Abs(change) < 1e-15)
                    break;
            }

            rule[i] = (0.5 * (1 + x), 1 / ((1 - x * x) * slope * slope));
        }

        return rule;
    }
}
