namespace Xfel.ML.Cli;

/// <summary>What <c>demo --json</c> prints.</summary>
internal sealed record DemoDocument(
    double Accuracy,
    double Precision,
    double Recall,
    IReadOnlyList<string> Classes,
    IReadOnlyList<IReadOnlyList<int>> Confusion,
    IReadOnlyList<ClassMetrics> PerClass,
    double? AreaUnderCurve,
    int TrainingFrames,
    int TestFrames,
    IReadOnlyDictionary<string, double> Seconds,
    string Report,
    ModelFacts Model)
{
    public static DemoDocument Of(HitDemoResult result, string report)
    {
        ClassificationEvaluation metrics = result.Evaluation.Metrics;
        return new DemoDocument(
            metrics.Accuracy,
            metrics.Precision,
            metrics.Recall,
            metrics.Classes,
            metrics.Confusion,
            metrics.PerClass,
            result.Evaluation.Roc is { } roc ? JsonOutput.Finite(roc.Area) : null,
            result.TrainingFrames,
            metrics.Frames,
            result.Seconds.ToDictionary(stage => stage.Key, stage => stage.Value),
            report,
            ModelFacts.Of(result.Classifier.Manifest));
    }
}
