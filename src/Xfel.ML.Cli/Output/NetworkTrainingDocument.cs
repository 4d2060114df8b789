using Xfel.ML.Networks;

namespace Xfel.ML.Cli;

/// <summary>What <c>train --json</c> prints for a network. The figures are those of the best epoch on the frames that were held out; null when none were.</summary>
internal sealed record NetworkTrainingDocument(
    string Out,
    string Report,
    double? Accuracy,
    double? Precision,
    double? Recall,
    IReadOnlyList<string> Classes,
    IReadOnlyList<ClassScore> PerClass,
    int BestEpoch,
    string Stopped,
    IReadOnlyList<TrainingEpoch> Epochs,
    double FramesPerSecond,
    int TrainingFrames,
    int ValidationFrames,
    IReadOnlyList<BadFrame> BadFrames,
    ModelFacts Model)
{
    public static NetworkTrainingDocument Of(NetworkTraining trained, string path, string report)
    {
        BundleManifest manifest = trained.Classifier.Manifest;
        TrainingResult result = trained.Result;
        return new NetworkTrainingDocument(
            path,
            report,
            TrainingDocument.Figure(manifest, "accuracy"),
            TrainingDocument.Figure(manifest, "precision"),
            TrainingDocument.Figure(manifest, "recall"),
            manifest.ClassNames,
            result.History[result.BestEpoch - 1].Classes,
            result.BestEpoch,
            result.StopReason.ToString(),
            result.History,
            result.History.Average(epoch => epoch.FramesPerSecond),
            result.Split.Training.Count,
            result.Split.Validation.Count,
            trained.BadFrames,
            ModelFacts.Of(manifest));
    }
}
