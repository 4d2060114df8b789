namespace Xfel.ML.Numerics;

/// <summary>How photon counts, which span orders of magnitude, are compressed for a network; negative values keep their sign.</summary>
public enum PhotonScaling
{
    /// <summary>Photons as they are.</summary>
    Linear,

    /// <summary>sign(I) sqrt(|I|): Poisson noise becomes equally strong at every intensity.</summary>
    SquareRoot,

    /// <summary>sign(I) ln(1 + |I|): linear for fractions of a photon, logarithmic for many.</summary>
    Logarithmic,
}
