namespace Xfel.ML.Numerics;

/// <summary>What becomes of the bad samples of a polar map: those that take from a pixel that is masked, not finite or outside the frame.</summary>
public enum PolarFill
{
    /// <summary>The mean of the good samples of their ring, or 0 in a ring that has none, as angular cross-correlation takes them.</summary>
    RingMean,

    /// <summary>NaN: they stay known as bad.</summary>
    NaN,

    /// <summary>0.</summary>
    Zero,
}
