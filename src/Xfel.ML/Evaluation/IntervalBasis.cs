namespace Xfel.ML;

/// <summary>What confidence intervals rest on.</summary>
/// <param name="Confidence">The share of resamples within the interval.</param>
/// <param name="Resamples">How often all units were drawn anew.</param>
/// <param name="Units">Number of units drawn: frames, or groups of frames.</param>
/// <param name="AreGroups">Whether the units are groups of frames, such as those of one model.</param>
/// <param name="Seed">Seed of the draws.</param>
public sealed record IntervalBasis(double Confidence, int Resamples, int Units, bool AreGroups, int Seed);
