namespace Xfel.ML;

/// <summary>How well one label was recognised, over frames that may have several.</summary>
/// <param name="Name">The label.</param>
/// <param name="Threshold">Scores of at least this predict it.</param>
/// <param name="Frames">Number of frames that have it.</param>
/// <param name="Accuracy">Share of frames on which its decision is right.</param>
/// <param name="Precision">Right predictions over all predictions of it; 0 when there was none.</param>
/// <param name="Recall">Right predictions over all frames that have it; 0 when none has.</param>
/// <param name="F1">Harmonic mean of precision and recall.</param>
public sealed record LabelMetrics(string Name, float Threshold, int Frames, double Accuracy, double Precision, double Recall, double F1);
