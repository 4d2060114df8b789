using System.Numerics.Tensors;

namespace Microsoft.ML.Numeric;

/// <summary>Log-loss of a class label (0, 1, ...) under the softmax of the scores.</summary>
internal sealed class SoftmaxLoss(int classCount, int featureCount) : RowLoss(classCount, featureCount)
{
    private const int StackLimit = 256;

    /// <inheritdoc/>
    public override double Add(ReadOnlySpan<float> features, float label, float weight, ReadOnlySpan<float> point, Span<float> gradient)
    {
        int classes = OutputCount;
        Span<double> scores = classes <= StackLimit ? stackalloc double[classes] : new double[classes];
        double largest = double.NegativeInfinity;
        for (int c = 0; c < classes; c++)
        {
            scores[c] = point[c] + TensorPrimitives.Dot(point.Slice(classes + c * FeatureCount, FeatureCount), features);
            largest = Math.Max(largest, scores[c]);
        }

        int actual = (int)label;
        double loss = largest - scores[actual];
        double sum = 0;
        for (int c = 0; c < classes; c++)
            sum += scores[c] = Math.Exp(scores[c] - largest);
        for (int c = 0; c < classes; c++)
        {
            float slope = (float)(weight * (scores[c] / sum - (c == actual ? 1 : 0)));
            gradient[c] += slope;
            Span<float> weights = gradient.Slice(classes + c * FeatureCount, FeatureCount);
            TensorPrimitives.MultiplyAdd(features, slope, weights, weights);
        }

        return weight * (loss + Math.Log(sum));
    }
}
