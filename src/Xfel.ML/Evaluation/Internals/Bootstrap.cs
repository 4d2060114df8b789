using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Xfel.ML.Internals;

/// <summary>Confidence intervals of figures that follow from counts which add up over frames.</summary>
internal sealed class Bootstrap
{
    /// <summary>Adds one frame to counts.</summary>
    public delegate void FrameAdder(int frame, Span<int> counts);

    /// <summary>Computes figures from counts.</summary>
    public delegate void FigureComputer(ReadOnlySpan<int> counts, Span<double> figures);

    private readonly BootstrapOptions _options;

    /// <summary>The distinct counts of units, and for each unit which of them it has: units of equal counts need not be told apart, and there are few kinds of frames.</summary>
    private readonly List<int[]> _kinds = [];
    private readonly int[] _kindOf;
    private readonly int _width;

    private Bootstrap(BootstrapOptions options, IEnumerable<int[]> units, int width)
    {
        (_options, _width) = (options, width);
        var known = new Dictionary<int[], int>(new CountsComparer());
        _kindOf = [.. units.Select(KindOf)];

        int KindOf(int[] counts)
        {
            if (known.TryGetValue(counts, out int kind))
                return kind;
            _kinds.Add([.. counts]);
            known.Add(_kinds[^1], _kinds.Count - 1);
            return _kinds.Count - 1;
        }
    }

    public IntervalBasis Basis => new(_options.Confidence, _options.Resamples, _kindOf.Length, _options.Groups is not null, _options.Seed);

    /// <summary>Gathers the units to draw from; null when no intervals are wanted, or one unit or none leaves nothing to draw.</summary>
    public static Bootstrap? Of(int frames, int width, FrameAdder add, BootstrapOptions options)
    {
        options.Validate(frames);
        if (options.Resamples == 0)
            return null;
        var bootstrap = new Bootstrap(options, options.Groups is { } groups ? Groups(groups, width, add) : Frames(frames, width, add), width);
        return bootstrap._kindOf.Length < 2 ? null : bootstrap;
    }

    /// <summary>Figures of all units, with the interval of each.</summary>
    public Estimate[] Estimate(int figures, FigureComputer compute)
    {
        double[] values = new double[figures], drawn = new double[figures];
        double[][] samples = [.. values.Select(_ => new double[_options.Resamples])];
        int[] counts = new int[_width];
        int[] times = new int[_kinds.Count];
        foreach (int kind in _kindOf)
            times[kind]++;
        Compute(times, counts, compute, values);
        var random = new Random(_options.Seed);
        for (int sample = 0; sample < _options.Resamples; sample++)
        {
            Array.Clear(times);
            for (int i = 0; i < _kindOf.Length; i++)
                times[_kindOf[random.Next(_kindOf.Length)]]++;
            Compute(times, counts, compute, drawn);
            for (int i = 0; i < figures; i++)
                samples[i][sample] = drawn[i];
        }

        double outside = (1 - _options.Confidence) / 2;
        return [.. samples.Select((sample, i) =>
        {
            Array.Sort(sample);
            return new Estimate(values[i], Quantile(sample, outside), Quantile(sample, 1 - outside));
        })];
    }

    private static IEnumerable<int[]> Frames(int frames, int width, FrameAdder add)
    {
        int[] counts = new int[width];
        for (int i = 0; i < frames; i++)
        {
            Array.Clear(counts);
            add(i, counts);
            yield return counts;
        }
    }

    private static List<int[]> Groups(IReadOnlyList<long> groups, int width, FrameAdder add)
    {
        var units = new List<int[]>();
        var known = new Dictionary<long, int>();
        for (int i = 0; i < groups.Count; i++)
        {
            if (known.TryAdd(groups[i], units.Count))
                units.Add(new int[width]);
            add(i, units[known[groups[i]]]);
        }

        return units;
    }

    private void Compute(int[] times, int[] counts, FigureComputer compute, double[] figures)
    {
        Array.Clear(counts);
        for (int kind = 0; kind < times.Length; kind++)
        {
            if (times[kind] > 0)
                TensorPrimitives.MultiplyAdd(_kinds[kind], times[kind], counts, counts);
        }

        compute(counts, figures);
    }

    /// <summary>Linear between the two nearest values, as NumPy's quantile.</summary>
    private static double Quantile(double[] sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int below = (int)position, above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    private sealed class CountsComparer : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] counts)
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes<int>(counts));
            return hash.ToHashCode();
        }
    }
}
