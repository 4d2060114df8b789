using System.Numerics.Tensors;

namespace Xfel.ML.Simulation.Tests;

/// <summary>Plain numerical integration over three variables, each from 0 to 1: the tests' own, with nothing of the library in it.</summary>
internal sealed class TestQuadrature
{
    private readonly List<double> _x = [], _y = [], _z = [], _weight = [];
    private double[]? _flatX, _flatY, _flatZ, _flatWeight;

    /// <summary>Gauss-Legendre nodes from 0 to 1.</summary>
    public static (double X, double W)[] GaussLegendre(int n)
    {
        var rule = new (double, double)[n];
        for (int i = 0; i < n; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5)), derivative = 0;
            for (int iteration = 0; iteration < 50; iteration++)
            {
                double p0 = 1, p1 = x;
                for (int k = 2; k <= n; k++)
                    (p0, p1) = (p1, ((2 * k - 1) * x * p1 - (k - 1) * p0) / k);
                derivative = n * (x * p1 - p0) / (x * x - 1);
                x -= p1 / derivative;
            }

            rule[i] = (0.5 * (1 + x), 1 / ((1 - x * x) * derivative * derivative));
        }

        return rule;
    }

    /// <summary>Even nodes from 0 to 1: for periodic variables.</summary>
    public static (double X, double W)[] Periodic(int n) => [.. Enumerable.Range(0, n).Select(i => ((i + 0.5) / n, 1.0 / n))];

    /// <summary>Adds a part of a body: where three variables lead, and the volume that belongs to them.</summary>
    public void Add((double X, double W)[] first, (double X, double W)[] second, (double X, double W)[] third, Func<double, double, double, (Vector3D R, double Volume)> map)
    {
        foreach ((double u, double wu) in first)
        foreach ((double v, double wv) in second)
        foreach ((double t, double wt) in third)
        {
            (Vector3D r, double volume) = map(u, v, t);
            _x.Add(r.X);
            _y.Add(r.Y);
            _z.Add(r.Z);
            _weight.Add(wu * wv * wt * volume);
        }
    }

    /// <summary>The integral of cos(q.r) over all that was added; one thread at a time until the first has returned.</summary>
    public double Cosine(Vector3D q)
    {
        _flatX ??= [.. _x];
        _flatY ??= [.. _y];
        _flatZ ??= [.. _z];
        _flatWeight ??= [.. _weight];
        // In pieces that stay in the processor's cache.
        const int piece = 2048;
        Span<double> phase = stackalloc double[piece];
        double sum = 0;
        for (int start = 0; start < _flatWeight.Length; start += piece)
        {
            int count = Math.Min(piece, _flatWeight.Length - start);
            Span<double> here = phase[..count];
            TensorPrimitives.Multiply(_flatX.AsSpan(start, count), q.X, here);
            TensorPrimitives.MultiplyAdd(_flatY.AsSpan(start, count), q.Y, here, here);
            TensorPrimitives.MultiplyAdd(_flatZ.AsSpan(start, count), q.Z, here, here);
            TensorPrimitives.Cos(here, here);
            sum += TensorPrimitives.Dot<double>(here, _flatWeight.AsSpan(start, count));
        }

        return sum;
    }
}
