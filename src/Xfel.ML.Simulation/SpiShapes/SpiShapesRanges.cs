namespace Xfel.ML.Simulation;

/// <summary>
/// The ranges of the preset <c>spi-shapes</c> that are its own; all others are those of <see cref="SpiHitsRanges"/>. A change of a range goes into the change log, and is never
/// a way to a better number.
/// </summary>
public static class SpiShapesRanges
{
    /// <summary>Of the torus, the tube's radius to the ring's, log-uniform: smallest.</summary>
    public const double SmallestTubeRatio = 0.3;

    /// <summary>Of the torus, the tube's radius to the ring's, log-uniform: largest.</summary>
    public const double LargestTubeRatio = 0.6;

    /// <summary>Of the cylinder, length to diameter, log-uniform: smallest.</summary>
    public const double SmallestCylinderRatio = 0.5;

    /// <summary>Of the cylinder, length to diameter, log-uniform: largest.</summary>
    public const double LargestCylinderRatio = 2;

    /// <summary>Of the capsule, length of the straight part to the diameter, log-uniform: smallest.</summary>
    public const double SmallestCapsuleRatio = 0.5;

    /// <summary>Of the capsule, length of the straight part to the diameter, log-uniform: largest.</summary>
    public const double LargestCapsuleRatio = 1.5;
}
