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
                new NamedProportion(string.Create(CultureInfo.InvariantCulture, $"{Rounded(third.Min(value))} to {Rounded(third.Max(value))}"), Share(third, counts))),
        ];
    }

    /// <summary>Of the frames that just one of two decisions has right, those that the second one has: more, or fewer, than half mean that it is better, or worse.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="first">Whether the first decision on a frame is right.</param>
    /// <param name="second">Whether the second decision on the same frame is right.</param>
    public static Proportion Against<T>(IEnumerable<T> frames, Func<T, bool> first, Func<T, bool> second) =>
        Share(frames.Where(frame => first(frame) != second(frame)), second);

    /// <summary>Whether the second of two decisions is better (1) or worse (-1) than the first, or not told apart (0): one half lies outside the interval, or in it.</summary>
    public static int Verdict(Proportion against) => against.Of == 0 ? 0 : against.Low > 0.5 ? 1 : against.High < 0.5 ? -1 : 0;

    public static Proportion Share<T>(IEnumerable<T> frames, Func<T, bool> counts)
    {
        T[] all = [.. frames];
        return new Proportion(all.Count(counts), all.Length);
    }

    /// <summary>Three significant digits, without an exponent.</summary>
    private static string Rounded(double value) =>
        double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture);
}
