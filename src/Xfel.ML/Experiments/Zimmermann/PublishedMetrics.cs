namespace Xfel.ML;

/// <summary>What a paper reports of a network, micro-averaged over all labels.</summary>
/// <param name="Accuracy">Share of right decisions.</param>
/// <param name="Precision">Right predictions over all predictions.</param>
/// <param name="Recall">Right predictions over all labels that frames have.</param>
public sealed record PublishedMetrics(double Accuracy, double Precision, double Recall)
{
    /// <summary>Harmonic mean of precision and recall, which the paper does not print.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;
}
