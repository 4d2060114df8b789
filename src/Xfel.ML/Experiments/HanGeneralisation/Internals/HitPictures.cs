namespace Xfel.ML.Internals;

/// <summary>Pictures of wrong decisions.</summary>
internal static class HitPictures
{
    public static IEnumerable<ReportItem> OfErrors(string geometry, FrameCollection frames, IReadOnlyCollection<HitDecision> decisions)
    {
        HitDecision[] missed = [.. decisions.Where(decision => decision.IsWrong && decision.IsSingle).OrderBy(decision => decision.ProbabilityOfSingle)];
        HitDecision[] invented = [.. decisions.Where(decision => decision.IsWrong && !decision.IsSingle).OrderByDescending(decision => decision.ProbabilityOfSingle)];
        if (missed.Length > 0)
            yield return Of($"{geometry}: single hits called multiple", frames, missed);
        if (invented.Length > 0)
            yield return Of($"{geometry}: multiple hits called single", frames, invented);
    }

    private static ReportPictures Of(string caption, FrameCollection frames, HitDecision[] wrong) =>
        FramePictures.Of(caption, "surest", frames, gain: 1, [.. wrong.Select(decision => (decision.Index, FramePictures.Lines(decision.Particles, decision.Photons, "single", decision.ProbabilityOfSingle)))]);
}
