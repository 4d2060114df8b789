namespace Xfel.ML;

/// <summary>One class or label with confidence intervals; in a comparison, the differences.</summary>
/// <param name="Precision">Right decisions for it over all decisions for it.</param>
/// <param name="Recall">Right decisions for it over all frames that have it.</param>
/// <param name="F1">Harmonic mean of precision and recall.</param>
public sealed record ClassEstimates(Estimate Precision, Estimate Recall, Estimate F1);
