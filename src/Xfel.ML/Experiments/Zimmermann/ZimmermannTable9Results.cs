namespace Xfel.ML;

/// <summary>What <c>zimmermann-table9</c> gave.</summary>
/// <param name="Frames">What it was run on.</param>
/// <param name="Networks">A network of each architecture.</param>
public sealed record ZimmermannTable9Results(ZimmermannFrames Frames, IReadOnlyList<ZimmermannNetwork> Networks);
