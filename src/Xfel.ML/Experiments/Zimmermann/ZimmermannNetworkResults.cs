namespace Xfel.ML;

/// <summary>What an experiment with one network gave: <c>zimmermann-table3</c> and <c>zimmermann-table10</c>.</summary>
/// <param name="Frames">What it was run on.</param>
/// <param name="Network">The network.</param>
public sealed record ZimmermannNetworkResults(ZimmermannFrames Frames, ZimmermannNetwork Network);
