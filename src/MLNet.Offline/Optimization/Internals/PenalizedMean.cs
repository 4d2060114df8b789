using System.Numerics.Tensors;

namespace Microsoft.ML.Numeric;

/// <summary>
/// The function that the L-BFGS trainers minimise: (sum of weighted losses + l2/2 |w|^2) / sum of weights, biases not penalised.
/// </summary>
internal sealed class PenalizedMean(ITrainingRows rows, RowLoss loss, float l2)
{
    /// <summary>An <see cref="ObjectiveFunction"/>.</summary>
    public double Evaluate(ReadOnlySpan<float> point, Span<float> gradient)
    {
        double sum = rows.Accumulate(loss, point, gradient);
        if (l2 > 0)
        {
            ReadOnlySpan<float> weights = point[loss.OutputCount..];
            Span<float> slopes = gradient[loss.OutputCount..];
            sum += 0.5 * l2 * TensorPrimitives.SumOfSquares(weights);
            TensorPrimitives.MultiplyAdd(weights, l2, slopes, slopes);
        }

        TensorPrimitives.Multiply(gradient, (float)(1 / rows.WeightSum), gradient);
        return sum / rows.WeightSum;
    }
}
