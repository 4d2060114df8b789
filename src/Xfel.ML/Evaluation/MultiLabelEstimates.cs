namespace Xfel.ML;

/// <summary>All labels together with confidence intervals; in a comparison, the differences.</summary>
/// <param name="Accuracy">Share of right decisions over all frames and labels.</param>
/// <param name="Precision">Micro-averaged precision.</param>
/// <param name="Recall">Micro-averaged recall.</param>
/// <param name="F1">Harmonic mean of the micro-averaged precision and recall.</param>
/// <param name="SubsetAccuracy">Share of frames on which every label is right.</param>
/// <param name="MacroF1">Mean of the labels' F1.</param>
/// <param name="Matthews">Matthews correlation over all decisions.</param>
public sealed record MultiLabelEstimates(
    Estimate Accuracy, Estimate Precision, Estimate Recall, Estimate F1, Estimate SubsetAccuracy, Estimate MacroF1, Estimate Matthews);
