namespace Xfel.ML.Numerics;

/// <summary>What is kept of the complex correlation of one order (Zimmermann 2019, Eq. 14).</summary>
public enum CorrelationPart
{
    /// <summary>Its real part, which keeps the relative phase of the two rings; like the magnitude it does not change when the frame turns.</summary>
    Real,

    /// <summary>Its magnitude.</summary>
    Magnitude,
}
