namespace Xfel.ML;

/// <summary>A classifier's decisions on labelled frames.</summary>
/// <param name="Metrics">Decisions against truth.</param>
/// <param name="Roc">The receiver operating characteristic of the positive class of a binary decision; null for more classes.</param>
/// <param name="Decisions">Every decision, bad frames included, in the order of the frames.</param>
/// <param name="Truth">The true class of each decision, by name.</param>
public sealed record FrameEvaluation(
    ClassificationEvaluation Metrics,
    RocCurve? Roc,
    IReadOnlyList<FrameDecision> Decisions,
    IReadOnlyList<string> Truth)
{
    /// <summary>Everything about decisions on several labels a frame; null where each frame has one class.</summary>
    public MultiLabelMetrics? Labels { get; init; }
}
