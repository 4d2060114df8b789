namespace Xfel.ML;

/// <summary>The error rates that a paper reports.</summary>
/// <param name="FalseNegative">Share of single hits that were called multiple.</param>
/// <param name="FalsePositive">Share of multiple hits that were called single.</param>
public sealed record PublishedErrors(double FalseNegative, double FalsePositive);
