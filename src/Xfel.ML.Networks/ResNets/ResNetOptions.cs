namespace Xfel.ML.Networks;

/// <summary>What can be varied of a pre-activation residual network; the defaults are those of Zimmermann et al. (2019).</summary>
public sealed record ResNetOptions
{
    /// <summary>Multiple of the published number of channels, above 0 and up to 4.</summary>
    public double Width { get; init; } = 1;

    /// <summary>Factor of the logarithmic activation after the first convolution (Eq. 11), or null for a leaky rectifier there.</summary>
    public float? LogAlpha { get; init; } = 0.2f;

    /// <summary>Whether <see cref="LogAlpha"/> is only the first value of a trained parameter.</summary>
    public bool TrainAlpha { get; init; }

    /// <summary>Slope of the leaky rectifiers for negative inputs, in [0, 1).</summary>
    public float Slope { get; init; } = 0.2f;

    /// <summary>Share of the newest batch in the running values of batch normalisation, above 0 and up to 1.</summary>
    public float NormMomentum { get; init; } = 0.003f;
}
