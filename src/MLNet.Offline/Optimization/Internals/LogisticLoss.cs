using System.Numerics.Tensors;

namespace Microsoft.ML.Numeric;

/// <summary>Log-loss of a binary label: ln(1 + exp(-s)) where it is positive, ln(1 + exp(s)) where it is negative.</summary>
internal sealed class LogisticLoss(int featureCount) : RowLoss(1, featureCount)
{
    /// <inheritdoc/>
    public override double Add(ReadOnlySpan<float> features, float label, float weight, ReadOnlySpan<float> point, Span<float> gradient)
    {
        double score = point[0] + TensorPrimitives.Dot(point[1..], features);
        bool positive = label > 0;

        // exp of a negative argument only: it cannot overflow.
        double small = Math.Exp(-Math.Abs(score));
        double probability = score >= 0 ? 1 / (1 + small) : small / (1 + small);
        double margin = positive ? score : -score;
        double loss = double.LogP1(small) + Math.Max(-margin, 0);

        float slope = (float)(weight * (probability - (positive ? 1 : 0)));
        gradient[0] += slope;
        Span<float> weights = gradient[1..];
        TensorPrimitives.MultiplyAdd(features, slope, weights, weights);
        return weight * loss;
    }
}
