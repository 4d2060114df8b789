namespace Xfel.ML;

/// <summary>One stage of a bundled pipeline.</summary>
/// <param name="Kind">The stage's name in the closed registry.</param>
/// <param name="Folder">The folder of its parts inside the zip.</param>
/// <param name="Parts">Its files.</param>
public sealed record BundleStageInfo(string Kind, string Folder, IReadOnlyList<BundlePart> Parts);
