namespace Xfel.ML.Networks;

/// <summary>What can be varied of a VGG network; the defaults are those of Simonyan and Zisserman (2015).</summary>
public sealed record VggOptions
{
    /// <summary>Multiple of the published number of channels, above 0 and up to 4.</summary>
    public double Width { get; init; } = 1;

    /// <summary>Whether batch normalisation comes before each rectifier; training from random weights at a large learning rate needs it.</summary>
    public bool BatchNorm { get; init; }

    /// <summary>Share of the newest batch in the running values of batch normalisation, above 0 and up to 1.</summary>
    public float NormMomentum { get; init; } = 0.003f;

    /// <summary>Factor of a logarithmic activation (Zimmermann 2019, Eq. 11) in place of the first rectifier (and the normalisation before it), or null.</summary>
    public float? LogAlpha { get; init; }

    /// <summary>Rate of the dropout before the second and the third fully connected layer; 0 means none.</summary>
    public float Dropout { get; init; } = 0.5f;
}
