namespace Xfel.ML;

/// <summary>The networks with one factor of the logarithmic activation.</summary>
/// <param name="Alpha">The factor; 0 for none.</param>
/// <param name="Mean">Means over the networks.</param>
/// <param name="Networks">The networks, one for each seed.</param>
/// <param name="Paper">What the paper reports; null where it has none.</param>
public sealed record ZimmermannAlpha(float Alpha, MeanMetrics Mean, IReadOnlyList<ZimmermannNetwork> Networks, PublishedMetrics? Paper);
