namespace Xfel.ML.Networks.Internals;

/// <summary>What happens to a sum before it is stored: y = act(sum + bias + addend), act(v) = max(v, Slope v).</summary>
internal unsafe struct ConvolutionEpilogue
{
    /// <summary>One value per output channel, padded to whole blocks; null for none.</summary>
    public float* Bias;

    /// <summary>A map of the output's blocked shape, halo included, that is added; may be the output itself; null for none.</summary>
    public float* Addend;

    /// <summary>1 leaves the value as it is, 0 is the rectifier, between them the leaky rectifier.</summary>
    public float Slope;
}
