using System.Numerics.Tensors;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Multinomial logistic regression: the output is the softmax of one linear score per class.</summary>
public sealed class MaximumEntropyModelParameters : LinearMulticlassModelParametersBase
{
    internal MaximumEntropyModelParameters(IHostEnvironment env, float[] biases, float[] weights, int featureCount)
        : base(env, "MulticlassLogisticRegressionPredictor", biases, weights, featureCount)
    {
    }

    private protected override void Calibrate(Span<float> scores)
    {
        // Less the largest, no score can overflow.
        float largest = TensorPrimitives.Max(scores);
        double sum = 0;
        foreach (float score in scores)
            sum += Math.Exp(score - largest);
        double logSum = Math.Log(sum);
        for (int c = 0; c < scores.Length; c++)
            scores[c] = (float)Math.Exp(scores[c] - largest - logSum);
    }
}
