namespace Xfel.ML.Simulation;

/// <summary>The preset <c>spi-hits</c>: frames of none, one and several particles in the beam (Han and Li, section 3).</summary>
internal sealed class SpiHitsPreset : Preset
{
    public override string Name => "spi-hits";

    public override string Summary => "none, one or several particles in the beam, ideal detector";

    public override IReadOnlyList<string> ClassNames { get; } = ["bad", "single", "double", "triple", "quadruple"];

    public override IReadOnlyList<string> ShapeNames => SpiHitsShapes.Names;

    public override IReadOnlyList<string> TruthNames { get; } = ["fringe_period"];

    public override string DescribeRanges() => SpiText.Join(Lines);

    private static FormattableString[] Lines =>
    [
        $"preset spi-hits",
        $"classes            single {Share(1)} %, double {Share(2)} %, triple {Share(3)} %, quadruple {Share(4)} %, bad {Share(0) + Share(5)} % ({Share(0)} % empty, {Share(5)} % with {SpiHitsRanges.FewestOfMany} to {SpiHitsRanges.MostOfMany} particles)",
        $"solids             octahedron, dodecahedron, icosahedron, truncated icosahedron, equally often; all particles of a frame alike, each turned on its own",
        $"solids by name     cube, sphere, torus (tube to ring {SpiHitsRanges.TorusTubeRatio}), cylinder (length to diameter {SpiHitsRanges.CylinderRatio}), capsule (straight part to diameter {SpiHitsRanges.CapsuleRatio})",
        $"centre distances   contact of the convex hulls to {SpiHitsRanges.GreatestCentreDistance} diameters, fringes of every pair at least {SpiHitsRanges.SmallestPairFringePeriod} pixels",
        .. SpiText.Common,
        $"empty frames       {SpiHitsRanges.FewestStrayPhotons} to {SpiHitsRanges.MostStrayPhotons:0} photons expected, log-uniform, spread evenly",
    ];

    private protected override bool TakesBody => true;

    private protected override FrameSimulator Create(SimulationOptions options) => new SpiHitsSimulator(this, options);

    private static int Share(int particles) => SpiHitsClasses.Shares[particles];
}
