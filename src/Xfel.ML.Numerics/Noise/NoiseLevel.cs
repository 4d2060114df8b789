namespace Xfel.ML.Numerics;

/// <summary>How strong the noise of Zimmermann's study is: the upper end b of the interval [0, b) that it is drawn from, by the medians over frames of each frame's own statistics (<see cref="NoiseStatistics"/>).</summary>
public enum NoiseLevel
{
    /// <summary>b is the median mean.</summary>
    Mean,

    /// <summary>b is the median mean plus the median standard deviation.</summary>
    MeanPlusStandardDeviation,

    /// <summary>b is the median maximum.</summary>
    Maximum,
}
