using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>None to eight particles of one of the shapes, labelled by their number.</summary>
internal sealed class SpiHitsPopulation : SpiPopulation
{
    private readonly int _seed;
    private readonly SpiShape[] _shapes;

    public SpiHitsPopulation(Preset preset, SimulationOptions options, double greatestCenterOffset = SpiHitsRanges.GreatestCenterOffset)
    {
        _seed = options.Seed;
        GreatestCenterOffset = greatestCenterOffset;
        _shapes = options.Body is { } body
            ? [SpiShape.Body(body, GreatestQ(preset.SizeOf(options)))]
            : [.. (options.Shapes ?? DefaultShapes).Select(SpiHitsShapes.Of)];
    }

    /// <summary>The names of Han and Li's solids: what is drawn where the options name no shapes.</summary>
    public static IReadOnlyList<string> DefaultShapes { get; } = [.. SpiHitsShapes.Names.Take(4)];

    public override double GreatestCenterOffset { get; }

    public override int Label(long model) => SpiHitsClasses.HitsOf(_seed, model);

    public override int Particles(ref RandomStream random, long model)
    {
        int particles = SpiHitsClasses.Of(_seed, model);
        return particles < SpiHitsRanges.FewestOfMany
            ? particles
            : SpiHitsRanges.FewestOfMany + random.NextIndex(SpiHitsRanges.MostOfMany - SpiHitsRanges.FewestOfMany + 1);
    }

    public override SpiShape Shape(ref RandomStream random, long model) => _shapes[random.NextIndex(_shapes.Length)];

    /// <summary>In a frame's corner, times the diameter; the axis ratios may stretch a particle by no more than the greatest of them to the smallest.</summary>
    private double GreatestQ(FrameSize size)
    {
        double corner = (0.5 + GreatestCenterOffset) * Math.Sqrt((double)size.Height * size.Height + (double)size.Width * size.Width);
        return 2 * Math.PI * corner / SpiHitsRanges.SmallestFringePeriod * SpiHitsRanges.LargestAxisRatio / SpiHitsRanges.SmallestAxisRatio;
    }
}
