using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>How decisions on several labels at once are judged.</summary>
public sealed record MultiLabelOptions
{
    /// <summary>The threshold of the papers.</summary>
    public const float DefaultThreshold = 0.5f;

    /// <summary>The threshold of each label, in their order; null for <see cref="DefaultThreshold"/> each.</summary>
    public IReadOnlyList<float>? Thresholds { get; init; }

    /// <summary>Number of bins of equal width in which scores are held against what came true.</summary>
    public int CalibrationBins { get; init; } = 10;

    /// <summary>How confidence intervals are found.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>Throws one exception that names every fault of these options; those of <see cref="Bootstrap"/>, which need the number of frames, apart.</summary>
    /// <param name="labels">Number of labels.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate(int labels)
    {
        var faults = new OptionFaults();
        faults.Require(Thresholds is null || Thresholds.Count == labels, $"{nameof(Thresholds)} has {Thresholds?.Count} values; one for each of {labels} labels was expected");
        faults.Require(Thresholds is null || Thresholds.All(float.IsFinite), $"{nameof(Thresholds)} holds a value that is not finite");
        faults.Require(CalibrationBins > 0, $"{nameof(CalibrationBins)} is {CalibrationBins}; it must be 1 or more");
        faults.Throw("options");
    }

    internal float ThresholdOf(int label) => Thresholds?[label] ?? DefaultThreshold;
}
