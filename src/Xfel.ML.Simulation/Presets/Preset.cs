using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>A kind of data set: what is drawn from which ranges, and what its classes are. docs/simulator.md has all ranges.</summary>
public abstract class Preset
{
    private protected Preset()
    {
    }

    /// <summary>Frames of none, one and several particles in the beam (Han and Li, section 3).</summary>
    public static Preset SpiHits { get; } = new SpiHitsPreset();

    /// <summary>Frames of one particle in the beam; the label says which solid.</summary>
    public static Preset SpiShapes { get; } = new SpiShapesPreset();

    /// <summary>The frames of <see cref="SpiHits"/> as a pnCCD-like detector stores them.</summary>
    public static Preset SpiReal { get; } = new SpiRealPreset();

    /// <summary>Helium nanodroplets at wide angles with the eleven classes of CXIDB-94 (Zimmermann et al., section 2).</summary>
    public static Preset Helium { get; } = new HeliumPreset();

    /// <summary>All presets.</summary>
    public static IReadOnlyList<Preset> All { get; } = [SpiHits, SpiShapes, SpiReal, Helium];

    /// <summary>The name, as the command line has it.</summary>
    public abstract string Name { get; }

    /// <summary>What it shows, in a line.</summary>
    public abstract string Summary { get; }

    /// <summary>The names of the classes.</summary>
    public abstract IReadOnlyList<string> ClassNames { get; }

    /// <summary>Whether several classes, or none, may apply to a frame.</summary>
    public virtual bool IsMultiLabel => false;

    /// <summary>The names of the particles' shapes.</summary>
    public abstract IReadOnlyList<string> ShapeNames { get; }

    /// <summary>Whether <see cref="SimulationOptions.Shapes"/> may choose among them.</summary>
    public virtual bool TakesShapes => true;

    /// <summary>The names of the numbers in <see cref="FrameTruth.Values"/>.</summary>
    public abstract IReadOnlyList<string> TruthNames { get; }

    /// <summary>The frames' size where the options give none.</summary>
    public virtual FrameSize DefaultSize => new(128, 128);

    /// <summary>Whether frames come with a mask of good pixels.</summary>
    public virtual bool HasMask => false;

    /// <summary>Detector units of one photon: 1 where frames are photons.</summary>
    public virtual double Gain => 1;

    /// <summary>The preset of that name.</summary>
    /// <exception cref="ArgumentException">No preset has the name.</exception>
    public static Preset Of(string name) => All.FirstOrDefault(preset => preset.Name == name)
        ?? throw new ArgumentException($"no preset is called '{name}'; there are {string.Join(", ", All.Select(preset => preset.Name))}", nameof(name));

    /// <summary>The size of the frames that options ask for.</summary>
    public FrameSize SizeOf(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Size ?? DefaultSize;
    }

    /// <summary>The ranges as text, one line each, from the constants that the code uses.</summary>
    public abstract string DescribeRanges();

    /// <summary>Throws one exception that names every value that cannot be used with this preset.</summary>
    /// <exception cref="ArgumentException">A value is not possible.</exception>
    public void Validate(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new FaultList();
        faults.Require(options.Count >= 1, $"{nameof(options.Count)} is {options.Count}; at least 1 frame was expected");
        faults.RequirePixels(nameof(options.Size), SizeOf(options));
        faults.Require(options.FramesPerModel >= 1, $"{nameof(options.FramesPerModel)} is {options.FramesPerModel}; at least 1 was expected");
        faults.Require(options.Threads >= 0, $"{nameof(options.Threads)} is {options.Threads}; 0 (all processors) or more was expected");
        faults.Require(options.EdgeBlur is >= 0 and <= 1, $"{nameof(options.EdgeBlur)} is {options.EdgeBlur}; 0 to 1 particle diameters was expected");
        faults.Require(options.Shard is { Number: >= 1 } shard && shard.Number <= shard.Count, $"{nameof(options.Shard)} is {options.Shard}; 1/n to n/n was expected");
        faults.Require(options.Shard.Count <= Math.Max(options.Count, 1), $"{nameof(options.Shard)} is {options.Shard} of {options.Count} frames; at least one frame a shard was expected");
        faults.Require(options.Shapes is null || TakesShapes, $"{nameof(options.Shapes)} is given; the classes of {Name} decide on the shapes");
        foreach (string shape in options.Shapes ?? [])
            faults.Require(ShapeNames.Contains(shape), $"{nameof(options.Shapes)} has {shape}; of {string.Join(", ", ShapeNames)} was expected");
        faults.Require(options.Shapes is not { Count: 0 }, $"{nameof(options.Shapes)} is empty; at least one shape was expected");
        faults.Require(options.Body is null || TakesBody, $"{nameof(options.Body)} is given; {Name} has shapes of its own only");
        SpiBody.Check(options, faults);
        Check(options, faults);
        faults.Throw($"the options of {Name}");
    }

    /// <summary>What simulates frames of this preset one by one, in any order.</summary>
    /// <exception cref="ArgumentException">An option is not possible.</exception>
    public FrameSimulator CreateSimulator(SimulationOptions options)
    {
        Validate(options);
        return Create(options);
    }

    /// <summary>
    /// Simulates the frames of the options' shard in order, as they are asked for: several at once, a few ahead of the reader, each in an array of its own.
    /// The same options give the same bits at any number of threads, and any number of shards.
    /// </summary>
    /// <param name="options">Count, size, seed, threads.</param>
    /// <param name="cancellation">Ends the simulation: the next frame asked for throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An option is not possible; thrown here, before the first frame is asked for.</exception>
    public IEnumerable<SimulatedFrame> Simulate(SimulationOptions options, CancellationToken cancellation = default)
    {
        Validate(options);
        int threads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads;
        long first = options.Shard.First(options.Count);
        return OrderedWork.Run(options.Shard.FrameCount(options.Count), threads, () => Worker(Create(options), first), cancellation);
    }

    private protected abstract FrameSimulator Create(SimulationOptions options);

    /// <summary>Whether <see cref="SimulationOptions.Body"/> may take the place of the preset's shapes.</summary>
    private protected virtual bool TakesBody => false;

    /// <summary>What else must hold for this preset.</summary>
    private protected virtual void Check(SimulationOptions options, FaultList faults)
    {
    }

    private Func<long, SimulatedFrame> Worker(FrameSimulator simulator, long first) => index =>
    {
        var pixels = new float[simulator.Size.PixelCount];
        bool[]? good = HasMask ? new bool[pixels.Length] : null;
        simulator.Fill(first + index, pixels, good, out FrameTruth truth);
        return new SimulatedFrame(first + index, simulator.Size, pixels, good, truth);
    };
}
