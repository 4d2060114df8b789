namespace Xfel.ML;

/// <summary>What a kind of classifier measures on labelled frames.</summary>
internal sealed record FrameMeasures(ClassificationEvaluation Metrics, RocCurve? Roc = null, MultiLabelMetrics? Labels = null);
