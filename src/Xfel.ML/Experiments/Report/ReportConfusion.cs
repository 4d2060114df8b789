namespace Xfel.ML;

/// <summary>A confusion matrix: number of frames by truth and prediction.</summary>
/// <param name="Caption">What it shows, and what to look for.</param>
/// <param name="Evaluation">The decisions, one class a frame.</param>
public sealed record ReportConfusion(string Caption, ClassificationEvaluation Evaluation) : ReportItem;
