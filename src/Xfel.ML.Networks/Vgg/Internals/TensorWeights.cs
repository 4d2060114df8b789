namespace Xfel.ML.Networks.Internals;

/// <summary>Weights from named tensors in network order: weight, bias, weight, bias.</summary>
internal sealed class TensorWeights(IReadOnlyList<NamedTensor> tensors) : IWeightSource
{
    public void ReadRow(int layer, int output, Span<float> weights) =>
        tensors[2 * layer].Values.AsSpan(checked(output * weights.Length), weights.Length).CopyTo(weights);

    public void ReadBias(int layer, Span<float> bias) => tensors[2 * layer + 1].Values.AsSpan().CopyTo(bias);
}
