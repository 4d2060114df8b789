using System.Globalization;

namespace Xfel.ML.Simulation;

/// <summary>The preset <c>spi-hits</c>: frames of none, one and several particles in the beam (Han and Li, section 3).</summary>
public static class SpiHits
{
    /// <summary>The names of the classes 0 to 4.</summary>
    public static IReadOnlyList<string> ClassNames { get; } = ["bad", "single", "double", "triple", "quadruple"];

    /// <summary>
    /// Simulates the frames in order, as they are asked for: several at once, a few ahead of the reader, each in an array of its own.
    /// The same options give the same bits at any number of threads.
    /// </summary>
    /// <param name="options">Count, size, seed and threads.</param>
    /// <param name="cancellation">Ends the simulation: the next frame asked for throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An option is not possible; thrown here, before the first frame is asked for.</exception>
    public static IEnumerable<SimulatedFrame> Simulate(SpiHitsOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        int threads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads;
        return OrderedWork.Run(options.Count, threads, () => Worker(options), cancellation);
    }

    /// <summary>The preset's ranges as text, one line each.</summary>
    public static string DescribeRanges() => string.Join('\n', Lines.Select(line => line.ToString(CultureInfo.InvariantCulture)));

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

    private static int Share(int particles) => SpiHitsClasses.Shares[particles];

    private static Func<long, SimulatedFrame> Worker(SpiHitsOptions options)
    {
        var simulator = new SpiHitsSimulator(options);
        return index =>
        {
            var pixels = new float[options.Size.PixelCount];
            simulator.Fill(index, pixels, out FrameTruth truth);
            return new SimulatedFrame(index, options.Size, pixels, truth);
        };
    }
}
