using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Which background is taken off frames.</summary>
public sealed record BackgroundOptions
{
    /// <summary>The background, in the frames' unit; a pixel that is not finite is a bad one. Null fits it to the training frames.</summary>
    public Frame? Background { get; init; }

    /// <summary>How the training frames give the background; it does not count where <see cref="Background"/> is given.</summary>
    public BackgroundStatistic Statistic { get; init; }

    /// <summary>The most training frames that a median keeps in memory; of more, a sample of so many is drawn.</summary>
    public int MedianFrames { get; init; } = 64;

    /// <summary>Which frames a median draws.</summary>
    public int Seed { get; init; }

    /// <summary>Whether the background is scaled to each frame, by least squares over the good pixels. The signal takes part in the fit, so this is for frames that are mostly background.</summary>
    public bool ScaleToFrame { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        faults.Require(Enum.IsDefined(Statistic), FormattableString.Invariant($"{nameof(Statistic)} is {(int)Statistic}; it must be one of {string.Join(", ", Enum.GetNames<BackgroundStatistic>())}"));
        faults.Require(MedianFrames >= 1, FormattableString.Invariant($"{nameof(MedianFrames)} is {MedianFrames}; it must be 1 or more"));
        faults.Throw("options");
    }
}
