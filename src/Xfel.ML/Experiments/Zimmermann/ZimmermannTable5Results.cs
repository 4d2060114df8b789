namespace Xfel.ML;

/// <summary>What <c>zimmermann-table5</c> gave.</summary>
/// <param name="Frames">What it was run on.</param>
/// <param name="Sizes">A network for each size of the training set, the largest first.</param>
/// <param name="Differences">Each network minus the one of the largest training set, on the same frames.</param>
public sealed record ZimmermannTable5Results(ZimmermannFrames Frames, IReadOnlyList<ZimmermannSize> Sizes, IReadOnlyList<ZimmermannDifference> Differences);
