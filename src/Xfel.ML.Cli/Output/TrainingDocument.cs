namespace Xfel.ML.Cli;

/// <summary>What <c>train --json</c> prints. The figures are those of the frames that were held out; null when none were.</summary>
internal sealed record TrainingDocument(
    string Out,
    double? Accuracy,
    double? Precision,
    double? Recall,
    IReadOnlyList<string> Classes,
    IReadOnlyList<BadFrame> BadFrames,
    ModelFacts Model)
{
    public static TrainingDocument Of(BundleManifest manifest, IReadOnlyList<BadFrame> bad, string path) => new(
        path,
        Figure(manifest, "accuracy"),
        Figure(manifest, "precision"),
        Figure(manifest, "recall"),
        manifest.ClassNames,
        bad,
        ModelFacts.Of(manifest));

    internal static double? Figure(BundleManifest manifest, string name) =>
        manifest.Metrics.TryGetValue(name, out double value) ? JsonOutput.Finite(value) : null;
}
