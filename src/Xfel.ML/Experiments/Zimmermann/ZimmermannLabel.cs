namespace Xfel.ML;

/// <summary>How well one label was recognised.</summary>
/// <param name="Name">The label.</param>
/// <param name="Frames">Evaluation frames that have it.</param>
/// <param name="Accuracy">Share of frames on which its decision is right.</param>
/// <param name="Precision">Right predictions over all predictions of it.</param>
/// <param name="Recall">Right predictions over all frames that have it.</param>
/// <param name="F1">Harmonic mean of precision and recall.</param>
/// <param name="Paper">What the paper reports; null where it has none.</param>
public sealed record ZimmermannLabel(string Name, int Frames, double Accuracy, Estimate Precision, Estimate Recall, Estimate F1, PublishedMetrics? Paper);
