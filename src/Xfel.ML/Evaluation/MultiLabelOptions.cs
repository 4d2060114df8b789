using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>How decisions on several labels at once are judged.</summary>
public sealed record MultiLabelOptions
{
    /// <summary>The threshold of the papers.</summary>
    public const float DefaultThreshold = 0.5f;

    /// <summary>The threshold of each label, in their order; null for <see cref="DefaultThreshold"/> each.</summary>
    public IReadOnlyList<float>? Thresholds { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <param name="labels">Number of labels.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate(int labels)
    {
        var faults = new OptionFaults();
        faults.Require(Thresholds is null || Thresholds.Count == labels, $"{nameof(Thresholds)} has {Thresholds?.Count} values; one for each of {labels} labels was expected");
        faults.Require(Thresholds is null || Thresholds.All(float.IsFinite), $"{nameof(Thresholds)} holds a value that is not finite");
        faults.Throw("options");
    }
}
