using System.Numerics.Tensors;

namespace Microsoft.ML.Numeric;

/// <summary>
/// The last steps s and gradient changes y, and the product of the inverse Hessian they imply with a vector
/// (two-loop recursion: Nocedal and Wright, Numerical Optimization, algorithm 7.4).
/// </summary>
internal sealed class LbfgsHistory(int dimension, int capacity)
{
    private readonly List<Pair> _pairs = [];

    public void Clear() => _pairs.Clear();

    /// <summary>Keeps the step between two points. Gives false where its curvature is exactly zero: no step, or a linear function.</summary>
    public bool TryAdd(ReadOnlySpan<float> from, ReadOnlySpan<float> to, ReadOnlySpan<float> gradientFrom, ReadOnlySpan<float> gradientTo)
    {
        Pair pair;
        if (_pairs.Count < capacity)
        {
            pair = new Pair(new float[dimension], new float[dimension]);
        }
        else
        {
            pair = _pairs[0];
            _pairs.RemoveAt(0);
        }

        TensorPrimitives.Subtract(to, from, pair.Step);
        TensorPrimitives.Subtract(gradientTo, gradientFrom, pair.Change);
        pair.Curvature = TensorPrimitives.Dot<float>(pair.Step, pair.Change);
        if (pair.Curvature == 0)
            return false;
        _pairs.Add(pair);
        return true;
    }

    /// <summary>Replaces <paramref name="direction"/> by the inverse Hessian times it. Pairs of negative curvature are passed over.</summary>
    public void ApplyInverseHessian(Span<float> direction)
    {
        Span<float> alphas = stackalloc float[_pairs.Count <= 128 ? _pairs.Count : 0];
        if (_pairs.Count > 128)
            alphas = new float[_pairs.Count];

        Pair newest = null;
        for (int i = _pairs.Count - 1; i >= 0; i--)
        {
            Pair pair = _pairs[i];
            if (pair.Curvature <= 0)
                continue;
            newest ??= pair;
            alphas[i] = TensorPrimitives.Dot(pair.Step, direction) / pair.Curvature;
            TensorPrimitives.MultiplyAdd(pair.Change, -alphas[i], direction, direction);
        }

        if (newest is null)
            return;
        TensorPrimitives.Multiply(direction, newest.Curvature / TensorPrimitives.Dot<float>(newest.Change, newest.Change), direction);
        for (int i = 0; i < _pairs.Count; i++)
        {
            Pair pair = _pairs[i];
            if (pair.Curvature <= 0)
                continue;
            float beta = TensorPrimitives.Dot(pair.Change, direction) / pair.Curvature;
            TensorPrimitives.MultiplyAdd(pair.Step, alphas[i] - beta, direction, direction);
        }
    }

    private sealed class Pair(float[] step, float[] change)
    {
        public float[] Step => step;

        public float[] Change => change;

        public float Curvature { get; set; }
    }
}
