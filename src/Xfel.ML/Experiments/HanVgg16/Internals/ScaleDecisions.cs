namespace Xfel.ML.Internals;

/// <summary>The decisions on the test frames at one intensity scale, by the frames' order.</summary>
internal sealed record ScaleDecisions(float Scale, bool[] CalledSingle, FrameEvaluation Evaluation)
{
    public static ScaleDecisions Of(float scale, FrameEvaluation evaluation) =>
        new(scale, [.. evaluation.Decisions.Select(decision => decision.Decision == evaluation.Metrics.Classes[1])], evaluation);

    /// <summary>Counts them.</summary>
    /// <param name="test">The frames.</param>
    /// <param name="baseline">The decisions that these are held against, frame by frame; null for the baseline's own.</param>
    public ScaleFigures Figures(SimulatedTest test, ScaleDecisions? baseline)
    {
        int[] all = [.. test.Frames.Indices];
        int[] singles = [.. all.Where(index => IsSingle(test, index))], others = [.. all.Where(index => !IsSingle(test, index))];
        int[] hits = [.. all.Where(index => test.Truths[index].ParticleCount > 0)];
        return new ScaleFigures(
            Scale,
            FrameGroups.Share(all, index => IsRight(test, index)),
            FrameGroups.Share(all.Where(index => CalledSingle[index]), index => IsSingle(test, index)),
            FrameGroups.Share(singles, index => CalledSingle[index]),
            FrameGroups.Share(singles, index => !CalledSingle[index]),
            FrameGroups.Share(others, index => CalledSingle[index]),
            Evaluation.Roc!.Area,
            baseline is null ? null : FrameGroups.Against(all, index => baseline.IsRight(test, index), index => IsRight(test, index)),
            FrameGroups.ByPhotons(hits, index => Photons(test, index), index => IsRight(test, index)),
            FrameGroups.ByPhotons(singles, index => Photons(test, index), index => !CalledSingle[index]),
            Evaluation.Metrics);
    }

    private bool IsRight(SimulatedTest test, int index) => CalledSingle[index] == IsSingle(test, index);

    private static bool IsSingle(SimulatedTest test, int index) => test.Truths[index].Classes[0] == CountDecision.Single;

    private static double Photons(SimulatedTest test, int index) => RealTruth.Value(test.Truths[index], "signal_photons");
}
