namespace Xfel.ML.Internals;

/// <summary>Counts decisions on particles of one shape.</summary>
internal static class HitErrors
{
    private static readonly (string Name, int From, int To)[] Numbers =
        [("single", 1, 1), ("double", 2, 2), ("triple", 3, 3), ("quadruple", 4, 4), ("five to eight", 5, int.MaxValue)];

    private static readonly (string Name, double From, double To)[] Decades = [("10^3 to 10^4", 0, 1e4), ("10^4 to 10^5", 1e4, 1e5), ("10^5 to 10^6", 1e5, double.PositiveInfinity)];

    public static GeometryErrors Count(string geometry, IReadOnlyCollection<HitDecision> decisions, PublishedErrors? paper) => new(
        geometry,
        Share(decisions.Where(decision => decision.IsSingle), decision => !decision.CalledSingle),
        Share(decisions.Where(decision => !decision.IsSingle), decision => decision.CalledSingle),
        paper,
        [.. Numbers.Select(group => new NamedProportion(group.Name, Share(decisions.Where(decision => decision.Particles >= group.From && decision.Particles <= group.To), decision => decision.CalledSingle)))],
        [.. Decades.Select(group => new NamedProportion(group.Name, Share(decisions.Where(decision => decision.IsSingle && decision.Photons >= group.From && decision.Photons < group.To), decision => !decision.CalledSingle)))]);

    private static Proportion Share(IEnumerable<HitDecision> decisions, Func<HitDecision, bool> counts)
    {
        HitDecision[] all = [.. decisions];
        return new Proportion(all.Count(counts), all.Length);
    }
}
