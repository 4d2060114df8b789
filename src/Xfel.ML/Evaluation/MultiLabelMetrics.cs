using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>
/// Decisions on several labels at once, held against the truth (Zimmermann et al., section 3.2). Accuracy never comes alone: on helium frames a model that predicts nothing has 0.80.
/// </summary>
public sealed partial class MultiLabelMetrics
{
    private MultiLabelMetrics(LabelOutcomes outcomes, IReadOnlyList<LabelMetrics> labels)
    {
        Outcomes = outcomes;
        Labels = labels;
    }

    /// <summary>Number of frames.</summary>
    public int Frames => Outcomes.Frames;

    /// <summary>Each label by itself.</summary>
    public IReadOnlyList<LabelMetrics> Labels { get; }

    /// <summary>Share of right decisions over all frames and labels; one minus this is the Hamming loss.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Right predictions over all predictions, of all frames and labels (micro average).</summary>
    public required double Precision { get; init; }

    /// <summary>Right predictions over all labels that frames have (micro average).</summary>
    public required double Recall { get; init; }

    /// <summary>Harmonic mean of precision and recall (micro average).</summary>
    public required double F1 { get; init; }

    /// <summary>Mean of the labels' precision (macro average): rare labels count as much as common ones.</summary>
    public required double MacroPrecision { get; init; }

    /// <summary>Mean of the labels' recall (macro average).</summary>
    public required double MacroRecall { get; init; }

    /// <summary>Mean of the labels' F1 (macro average).</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Share of frames on which every label is right.</summary>
    public required double SubsetAccuracy { get; init; }

    /// <summary>Matthews correlation over all decisions, from -1 to 1.</summary>
    public required double Matthews { get; init; }

    /// <summary>Mean of the labels' average precision, over those labels that a frame has; null when no frame has any.</summary>
    public required double? MeanAveragePrecision { get; init; }

    /// <summary>Whether scores mean what they say, over all decisions; null when a score is no probability.</summary>
    public required Calibration? Calibration { get; init; }

    /// <summary>What predicting no label at all would score.</summary>
    public required ConstantPrediction Nothing { get; init; }

    /// <summary>What predicting for every frame just those labels that more than half of the frames have would score: of all constant predictions the one with the highest accuracy.</summary>
    public required ConstantPrediction MostFrequent { get; init; }

    /// <summary>Confidence intervals; null when none were asked for, or there are fewer than two frames (groups) to draw from.</summary>
    public required MultiLabelEstimates? Intervals { get; init; }

    /// <summary>What the intervals rest on; null without them.</summary>
    public required IntervalBasis? IntervalBasis { get; init; }

    internal LabelOutcomes Outcomes { get; }

    /// <summary>Counts the frames whose predicted labels contradict each other, and those whose true ones do.</summary>
    /// <param name="rules">Rules between labels; those that speak of other labels are left out.</param>
    public LabelRuleReport CheckRules(LabelRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        string[] names = [.. Labels.Select(label => label.Name)];
        return new LabelRuleReport(rules.Count(names, Frames, Outcomes.IsCalled), rules.Count(names, Frames, Outcomes.IsThere));
    }
}
