namespace Xfel.ML;

/// <summary>What <c>zimmermann-table6</c> gave.</summary>
/// <param name="Frames">What it was run on.</param>
/// <param name="Levels">The networks at each level of noise, weakest first.</param>
public sealed record ZimmermannTable6Results(ZimmermannFrames Frames, IReadOnlyList<ZimmermannNoise> Levels);
