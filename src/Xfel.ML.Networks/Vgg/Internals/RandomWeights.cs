namespace Xfel.ML.Networks.Internals;

/// <summary>He initialisation: normal weights of variance 2 / inputs, which keeps the scale of activations through rectified layers; biases 0.</summary>
internal sealed class RandomWeights(int seed) : IWeightSource
{
    public void ReadRow(int layer, int output, Span<float> weights)
    {
        var random = new RandomStream(seed, layer, output);
        double scale = Math.Sqrt(2.0 / weights.Length);
        for (int i = 0; i < weights.Length; i++)
            weights[i] = (float)(scale * random.NextNormal());
    }

    public void ReadBias(int layer, Span<float> bias) => bias.Clear();
}
