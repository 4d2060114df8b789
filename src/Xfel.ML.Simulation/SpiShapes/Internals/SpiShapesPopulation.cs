namespace Xfel.ML.Simulation;

/// <summary>One particle, labelled by its shape; all shapes equally often.</summary>
internal sealed class SpiShapesPopulation : SpiPopulation
{
    private const string Ellipsoid = "ellipsoid", Torus = "torus", Cylinder = "cylinder", Capsule = "capsule";

    private readonly int _seed;
    private readonly int[] _classes, _shares;

    public SpiShapesPopulation(SimulationOptions options)
    {
        _seed = options.Seed;
        _classes = [.. (options.Shapes ?? Names).Select(name => Names.ToList().IndexOf(name)).Distinct()];
        _shares = [.. _classes.Select(_ => 1)];
    }

    /// <summary>The classes: a sphere stretched by the affine map is an ellipsoid.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. SpiShape.Solids.Select(solid => solid.Name), Torus, Ellipsoid, Cylinder, Capsule];

    public override int Label(long model) => _classes[ClassBlocks.Of(_shares, _seed, model)];

    public override int Particles(ref RandomStream random, long model) => 1;

    public override SpiShape Shape(ref RandomStream random, long model)
    {
        string name = Names[Label(model)];
        return name switch
        {
            Torus => SpiShape.Torus(name, random.NextLogUniform(SpiShapesRanges.SmallestTubeRatio, SpiShapesRanges.LargestTubeRatio)),
            Cylinder => SpiShape.Cylinder(name, random.NextLogUniform(SpiShapesRanges.SmallestCylinderRatio, SpiShapesRanges.LargestCylinderRatio)),
            Capsule => SpiShape.Capsule(name, random.NextLogUniform(SpiShapesRanges.SmallestCapsuleRatio, SpiShapesRanges.LargestCapsuleRatio)),
            Ellipsoid => SpiShape.Sphere(name),
            _ => SpiShape.Solids.First(solid => solid.Name == name),
        };
    }

    public override IReadOnlyList<double> Values(SpiShape shape) => [shape.Ratio];
}
