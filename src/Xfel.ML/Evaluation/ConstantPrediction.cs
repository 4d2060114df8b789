namespace Xfel.ML;

/// <summary>What predicting the same labels for every frame would score: what a figure must beat to mean anything.</summary>
/// <param name="Labels">The labels predicted, by name.</param>
/// <param name="Accuracy">Share of right decisions over all frames and labels.</param>
/// <param name="Precision">Micro-averaged precision.</param>
/// <param name="Recall">Micro-averaged recall.</param>
/// <param name="F1">Harmonic mean of precision and recall.</param>
/// <param name="SubsetAccuracy">Share of frames that have just these labels.</param>
public sealed record ConstantPrediction(IReadOnlyList<string> Labels, double Accuracy, double Precision, double Recall, double F1, double SubsetAccuracy);
