namespace Xfel.ML.Simulation;

/// <summary>The preset <c>spi-shapes</c>: frames of one particle, and which solid it is.</summary>
internal sealed class SpiShapesPreset : Preset
{
    public override string Name => "spi-shapes";

    public override string Summary => "one particle in the beam, which solid it is, ideal detector";

    public override IReadOnlyList<string> ClassNames => SpiShapesPopulation.Names;

    public override IReadOnlyList<string> ShapeNames => SpiShapesPopulation.Names;

    public override IReadOnlyList<string> TruthNames { get; } = ["fringe_period", "shape_ratio"];

    public override string DescribeRanges() => SpiText.Join(
    [
        $"preset spi-shapes",
        $"classes            {string.Join(", ", ClassNames)}, equally often",
        $"ellipsoid          a sphere stretched by the axis ratios, as every solid is",
        $"torus              tube to ring {SpiShapesRanges.SmallestTubeRatio} to {SpiShapesRanges.LargestTubeRatio}, log-uniform",
        $"cylinder           length to diameter {SpiShapesRanges.SmallestCylinderRatio} to {SpiShapesRanges.LargestCylinderRatio}, log-uniform",
        $"capsule            straight part to diameter {SpiShapesRanges.SmallestCapsuleRatio} to {SpiShapesRanges.LargestCapsuleRatio}, log-uniform",
        .. SpiText.Common,
    ]);

    private protected override FrameSimulator Create(SimulationOptions options) => new SpiHitsSimulator(this, options, new SpiShapesPopulation(options));
}
