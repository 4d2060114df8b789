namespace Xfel.ML;

/// <summary>What <c>zimmermann-table4</c> gave.</summary>
/// <param name="Frames">What it was run on.</param>
/// <param name="Alphas">The networks of each factor.</param>
/// <param name="Differences">Each network minus the one of the same seed without logarithmic activation, on the same frames.</param>
public sealed record ZimmermannTable4Results(ZimmermannFrames Frames, IReadOnlyList<ZimmermannAlpha> Alphas, IReadOnlyList<ZimmermannDifference> Differences);
