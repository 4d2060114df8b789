namespace Xfel.ML.Internals;

/// <summary>Counts decisions on particles of one shape.</summary>
internal static class HitErrors
{
    public static GeometryErrors Count(string geometry, IReadOnlyCollection<HitDecision> decisions, PublishedErrors? paper)
    {
        HitDecision[] singles = [.. decisions.Where(decision => decision.IsSingle)];
        return new GeometryErrors(
            geometry,
            FrameGroups.Share(singles, decision => !decision.CalledSingle),
            FrameGroups.Share(decisions.Where(decision => !decision.IsSingle), decision => decision.CalledSingle),
            paper,
            FrameGroups.ByParticles(decisions, decision => decision.Particles, decision => decision.CalledSingle),
            FrameGroups.ByPhotons(singles, decision => decision.Photons, decision => !decision.CalledSingle));
    }
}
