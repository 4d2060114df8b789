using System.Globalization;

namespace Xfel.ML.Simulation;

/// <summary>The preset <c>spi-hits</c>: frames of none, one and several particles in the beam (Han and Li, section 3).</summary>
internal sealed class SpiHitsPreset : Preset
{
    public override string Name => "spi-hits";

    public override string Summary => "none, one or several particles in the beam, ideal detector";

    public override IReadOnlyList<string> ClassNames { get; } = ["bad", "single", "double", "triple", "quadruple"];

    public override IReadOnlyList<string> ShapeNames { get; } = ["octahedron", "dodecahedron", "icosahedron", "truncated-icosahedron"];

    public override IReadOnlyList<string> TruthNames { get; } = ["fringe_period"];

    public override string DescribeRanges() => string.Join('\n', Lines.Select(line => line.ToString(CultureInfo.InvariantCulture)));

    private static FormattableString[] Lines =>
    [
        $"preset spi-hits",
        $"classes            single {Share(1)} %, double {Share(2)} %, triple {Share(3)} %, quadruple {Share(4)} %, bad {Share(0) + Share(5)} % ({Share(0)} % empty, {Share(5)} % with {SpiHitsRanges.FewestOfMany} to {SpiHitsRanges.MostOfMany} particles)",
        $"solids             octahedron, dodecahedron, icosahedron, truncated icosahedron, equally often; all particles of a frame alike, each turned on its own",
        $"fringe period      {SpiHitsRanges.SmallestFringePeriod} to {SpiHitsRanges.LargestFringePeriod} pixels, log-uniform; diameter = wavelength x distance / (pixel size x period), of the sphere of equal volume",
        $"axis ratios        {SpiHitsRanges.SmallestAxisRatio} to {SpiHitsRanges.LargestAxisRatio}, log-uniform, of the second and of the third axis to the first",
        $"centre distances   contact to {SpiHitsRanges.GreatestCentreDistance} diameters, fringes of every pair at least {SpiHitsRanges.SmallestPairFringePeriod} pixels",
        $"photons            {SpiHitsRanges.FewestPhotons:0} to {SpiHitsRanges.MostPhotons:0} expected in a frame, log-uniform; empty frames {SpiHitsRanges.FewestStrayPhotons} to {SpiHitsRanges.MostStrayPhotons:0}, spread evenly",
        $"noise              Poisson",
        $"orientation        uniform, for each frame",
        $"beam centre        within {100 * SpiHitsRanges.GreatestCenterOffset} % of the frame about its middle, uniform",
        $"wavelength         {1e9 * SpiHitsRanges.ShortestWavelength:0.0} to {1e9 * SpiHitsRanges.LongestWavelength:0.0} nm, log-uniform",
        $"distance           {SpiHitsRanges.ShortestDistance} to {SpiHitsRanges.LongestDistance} m, log-uniform",
        $"detector           longer side {1e3 * SpiHitsRanges.SmallestDetector:0.0} to {1e3 * SpiHitsRanges.LargestDetector:0.0} mm, log-uniform",
    ];

    private protected override FrameSimulator Create(SimulationOptions options) => new SpiHitsSimulator(this, options);

    private static int Share(int particles) => SpiHitsClasses.Shares[particles];
}
