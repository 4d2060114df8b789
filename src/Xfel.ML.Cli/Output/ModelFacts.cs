namespace Xfel.ML.Cli;

/// <summary>What every output says of the model: never a number without what made it.</summary>
internal sealed record ModelFacts(
    string Network,
    string Weights,
    string Preprocessing,
    IReadOnlyList<string> Classes,
    string? TrainedOn,
    int? TrainingFrames,
    int Seed,
    string LibraryVersion,
    string MLNet)
{
    public static ModelFacts Of(BundleManifest manifest) => new(
        manifest.Network,
        manifest.Weights,
        manifest.Preprocessing,
        manifest.ClassNames,
        manifest.TrainingData?.Source,
        manifest.TrainingData?.Frames,
        manifest.Seed,
        manifest.LibraryVersion,
        manifest.MLNet);
}
