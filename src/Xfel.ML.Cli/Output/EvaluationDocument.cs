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
    ModelFacts Model,
    double F1,
    double Matthews,
    double? Kappa,
    double? LogLoss,
    Calibration? Calibration,
    double BaselineAccuracy,
    ClassificationEstimates? Intervals,
    IntervalBasis? IntervalBasis,
    MultiLabelMetrics? Labels,
    LabelRuleReport? LabelRules)
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
            ModelFacts.Of(manifest),
            metrics.F1,
            metrics.Matthews,
            metrics.Kappa,
            metrics.LogLoss,
            metrics.Calibration,
            metrics.BaselineAccuracy,
            metrics.Intervals,
            metrics.IntervalBasis,
            evaluation.Labels,
            evaluation.Labels?.CheckRules(ML.LabelRules.Helium) is { Truth.Rules.Count: > 0 } report ? report : null);
    }
}
