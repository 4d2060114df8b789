namespace Xfel.ML;

/// <summary>How a background is made of training frames, pixel by pixel. Pixels that are not finite do not count.</summary>
public enum BackgroundStatistic
{
    /// <summary>The median, which bright shots do not move while they are fewer than half. Over more frames than memory is to hold, that of a seeded sample.</summary>
    Median,

    /// <summary>The mean over all frames.</summary>
    Mean,
}
