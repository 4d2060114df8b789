using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>How confidence intervals are found: frames are drawn again and again with replacement, and the middle part of the figures that this gives is the interval (percentile bootstrap).</summary>
public sealed record BootstrapOptions
{
    /// <summary>How often all frames are drawn anew; 0 leaves intervals out.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>The share of resamples within the interval, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Seed of the draws: equal seeds give equal intervals.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// For each frame, which frames it belongs to: those of one number are drawn together, as frames of one model, which resemble each other, must be. Null takes each frame by itself.
    /// </summary>
    public IReadOnlyList<long>? Groups { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <param name="frames">Number of frames.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate(int frames)
    {
        var faults = new OptionFaults();
        faults.Require(Resamples >= 0, $"{nameof(Resamples)} is {Resamples}; it must be 0 or more");
        faults.Require(Confidence is > 0 and < 1, FormattableString.Invariant($"{nameof(Confidence)} is {Confidence}; it must lie between 0 and 1"));
        faults.Require(Groups is null || Groups.Count == frames, $"{nameof(Groups)} has {Groups?.Count} numbers; one for each of {frames} frames was expected");
        faults.Throw("options");
    }
}
