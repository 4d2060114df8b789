using System.Numerics.Tensors;
using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>Weighted sums of dense or sparse rows.</summary>
internal static class LinearScore
{
    public static float Dot(ReadOnlySpan<float> weights, in VBuffer<float> features)
    {
        ReadOnlySpan<float> values = features.GetValues();
        if (features.IsDense)
            return TensorPrimitives.Dot(weights, values);
        ReadOnlySpan<int> indices = features.GetIndices();
        float sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += weights[indices[i]] * values[i];
        return sum;
    }
}
