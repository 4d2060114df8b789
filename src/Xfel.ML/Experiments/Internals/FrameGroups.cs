using System.Globalization;

namespace Xfel.ML.Internals;

/// <summary>Shares of the frames of groups: by number of particles, by photons, by the thirds of a value.</summary>
internal static class FrameGroups
{
    private static readonly (string Name, int From, int To)[] Numbers =
        [("none", 0, 0), ("single", 1, 1), ("double", 2, 2), ("triple", 3, 3), ("quadruple", 4, 4), ("five to eight", 5, int.MaxValue)];

    private static readonly (string Name, double From, double To)[] Decades = [("10^3 to 10^4", 0, 1e4), ("10^4 to 10^5", 1e4, 1e5), ("10^5 to 10^6", 1e5, double.PositiveInfinity)];

    /// <summary>By number of particles, from <paramref name="fewest"/> on.</summary>
    public static IReadOnlyList<NamedProportion> ByParticles<T>(IReadOnlyCollection<T> frames, Func<T, int> particles, Func<T, bool> counts, int fewest = 1) =>
        [.. Numbers.Where(group => group.From >= fewest).Select(group => new NamedProportion(group.Name, Share(frames.Where(frame => particles(frame) >= group.From && particles(frame) <= group.To), counts)))];

    /// <summary>By decade of the photons that frames with a particle have.</summary>
    public static IReadOnlyList<NamedProportion> ByPhotons<T>(IReadOnlyCollection<T> frames, Func<T, double> photons, Func<T, bool> counts) =>
        [.. Decades.Select(group => new NamedProportion(group.Name, Share(frames.Where(frame => photons(frame) >= group.From && photons(frame) < group.To), counts)))];

    /// <summary>The lowest, middle and highest third by a value, each named by the values that it has; equal values stay together.</summary>
    public static IReadOnlyList<NamedProportion> ByThirds<T>(IReadOnlyCollection<T> frames, Func<T, double> value, Func<T, bool> counts)
    {
        double[] sorted = [.. frames.Select(value).Order()];
        if (sorted.Length == 0)
            return [];
        double lower = sorted[sorted.Length / 3], upper = sorted[2 * sorted.Length / 3];
        T[][] thirds = [[.. frames.Where(frame => value(frame) < lower)], [.. frames.Where(frame => value(frame) >= lower && value(frame) < upper)], [.. frames.Where(frame => value(frame) >= upper)]];
        return
        [
            .. thirds.Where(third => third.Length > 0).Select(third =>
                new NamedProportion(string.Create(CultureInfo.InvariantCulture, $"{third.Min(value):G3} to {third.Max(value):G3}"), Share(third, counts))),
        ];
    }

    public static Proportion Share<T>(IEnumerable<T> frames, Func<T, bool> counts)
    {
        T[] all = [.. frames];
        return new Proportion(all.Count(counts), all.Length);
    }
}
