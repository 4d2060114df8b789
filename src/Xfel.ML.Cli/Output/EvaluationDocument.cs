namespace Xfel.ML.Cli;

/// <summary>What <c>evaluate --json</c> prints.</summary>
internal sealed record EvaluationDocument(
    double Accuracy,
    double Precision,
    double Recall,
    IReadOnlyList<string> Classes,
    IReadOnlyList<IReadOnlyList<int>> Confusion,
    IReadOnlyList<ClassMetrics> PerClass,
    double? AreaUnderCurve,
    int Frames,
    IReadOnlyList<FrameDecision> BadFrames,
    ModelFacts Model)
{
    public static EvaluationDocument Of(FrameEvaluation evaluation, BundleManifest manifest)
    {
        ClassificationEvaluation metrics = evaluation.Metrics;
        return new EvaluationDocument(
            metrics.Accuracy,
            metrics.Precision,
            metrics.Recall,
            metrics.Classes,
            metrics.Confusion,
            metrics.PerClass,
            evaluation.Roc is { } roc ? JsonOutput.Finite(roc.Area) : null,
            metrics.Frames,
            [.. evaluation.Decisions.Where(decision => !decision.IsUsable)],
            ModelFacts.Of(manifest));
    }
}
