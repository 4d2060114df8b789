namespace Xfel.ML;

/// <summary>One network's figures minus another's, on the same frames (paired bootstrap).</summary>
/// <param name="Network">The network.</param>
/// <param name="Against">The one that it is held against.</param>
/// <param name="Seed">Seed of both.</param>
/// <param name="Figures">The differences; an interval without 0 is more than the choice of evaluation frames explains.</param>
public sealed record ZimmermannDifference(string Network, string Against, int Seed, MultiLabelEstimates Figures);
