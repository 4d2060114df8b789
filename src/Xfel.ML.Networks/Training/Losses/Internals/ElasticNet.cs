using System.Numerics;

namespace Xfel.ML.Networks.Internals;

/// <summary>The penalty l1 sum |w| + l2 sum w^2 on kernels.</summary>
internal static class ElasticNet
{
    /// <summary>Adds the penalty's gradient and returns the penalty. Lengths are whole vectors; padding zeros get no gradient.</summary>
    public static double AddGradient(ReadOnlySpan<float> weights, Span<float> gradient, double l1, double l2)
    {
        Vector<double> absolute = default, squares = default;
        Vector<float> first = new((float)l1), second = new((float)(2 * l2));
        for (int i = 0; i < weights.Length; i += Vector<float>.Count)
        {
            var w = new Vector<float>(weights[i..]);
            var g = new Vector<float>(gradient[i..]);
            Vector<float> sign = Vector.ConditionalSelect(Vector.GreaterThan(w, default), first, Vector.ConditionalSelect(Vector.LessThan(w, default), -first, default));
            (g + sign + second * w).CopyTo(gradient[i..]);
            Vector.Widen(w, out Vector<double> low, out Vector<double> high);
            absolute += Vector.Abs(low) + Vector.Abs(high);
            squares += low * low + high * high;
        }

        return l1 * Vector.Sum(absolute) + l2 * Vector.Sum(squares);
    }
}
