namespace Xfel.ML;

/// <summary>All classes together with confidence intervals, averaged as <see cref="ClassificationEvaluation"/> says.</summary>
/// <param name="Accuracy">Share of right decisions.</param>
/// <param name="Precision">Precision.</param>
/// <param name="Recall">Recall.</param>
/// <param name="F1">F1.</param>
/// <param name="Matthews">Matthews correlation.</param>
public sealed record ClassificationEstimates(Estimate Accuracy, Estimate Precision, Estimate Recall, Estimate F1, Estimate Matthews);
