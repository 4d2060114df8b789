namespace Xfel.ML.Simulation;

/// <summary>None to eight particles of one of the shapes, labelled by their number.</summary>
internal sealed class SpiHitsPopulation : SpiPopulation
{
    /// <summary>Longest scattering vector in a frame times the diameter, over the frame's diagonal in pixels; maps may stretch the particle by the greatest ratio.</summary>
    private const double GreatestQPerPixel = 2 * Math.PI * (0.5 + SpiHitsRanges.GreatestCenterOffset) * SpiHitsRanges.LargestAxisRatio / SpiHitsRanges.SmallestAxisRatio / SpiHitsRanges.SmallestFringePeriod;

    private readonly int _seed;
    private readonly SpiShape[] _shapes;

    public SpiHitsPopulation(Preset preset, SimulationOptions options)
    {
        _seed = options.Seed;
        _shapes = options.Body is { } body
            ? [SpiShape.Body(body, GreatestQPerPixel * Diagonal(preset, options))]
            : [.. (options.Shapes ?? DefaultShapes).Select(SpiHitsShapes.Of)];
    }

    /// <summary>The names of Han and Li's solids: what is drawn where the options name no shapes.</summary>
    public static IReadOnlyList<string> DefaultShapes { get; } = [.. SpiHitsShapes.Names.Take(4)];

    public override int Label(long model) => SpiHitsClasses.HitsOf(_seed, model);

    public override int Particles(ref RandomStream random, long model)
    {
        int particles = SpiHitsClasses.Of(_seed, model);
        return particles < SpiHitsRanges.FewestOfMany
            ? particles
            : SpiHitsRanges.FewestOfMany + random.NextIndex(SpiHitsRanges.MostOfMany - SpiHitsRanges.FewestOfMany + 1);
    }

    public override SpiShape Shape(ref RandomStream random, long model) => _shapes[random.NextIndex(_shapes.Length)];

    private static double Diagonal(Preset preset, SimulationOptions options)
    {
        (double height, double width) = (preset.SizeOf(options).Height, preset.SizeOf(options).Width);
        return Math.Sqrt(height * height + width * width);
    }
}
