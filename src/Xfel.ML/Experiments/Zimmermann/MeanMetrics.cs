namespace Xfel.ML;

/// <summary>Means over networks that differ by their seed alone.</summary>
/// <param name="Accuracy">Share of right decisions over all frames and labels.</param>
/// <param name="Precision">Micro-averaged precision.</param>
/// <param name="Recall">Micro-averaged recall.</param>
/// <param name="F1">Harmonic mean of the micro-averaged precision and recall.</param>
public sealed record MeanMetrics(double Accuracy, double Precision, double Recall, double F1)
{
    internal static MeanMetrics Of(IReadOnlyCollection<ZimmermannNetwork> networks) => new(
        networks.Average(network => network.Evaluation.Accuracy.Value),
        networks.Average(network => network.Evaluation.Precision.Value),
        networks.Average(network => network.Evaluation.Recall.Value),
        networks.Average(network => network.Evaluation.F1.Value));
}
