using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>What of a preset a user chooses; everything else is drawn from the preset's ranges.</summary>
public sealed record SimulationOptions
{
    /// <summary>Number of frames in the whole data set.</summary>
    public long Count { get; init; } = 1000;

    /// <summary>The frames' size in pixels; null takes the preset's own.</summary>
    public FrameSize? Size { get; init; }

    /// <summary>The same seed gives the same frames, at any number of threads; frame i does not depend on <see cref="Count"/>.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Frames that share a model: particles, intensity and detector; the orientation and the photons are each frame's own. 100 in Han and Li.
    /// </summary>
    public int FramesPerModel { get; init; } = 1;

    /// <summary>The part of the data set that is simulated.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Threads to use; 0 for one per processor.</summary>
    public int Threads { get; init; }

    /// <summary>Standard deviation of the Gaussian that blurs the particles' edges, in particle diameters. 0, every preset's value, leaves them sharp.</summary>
    public double EdgeBlur { get; init; }

    /// <summary>The names of the particles' shapes, of those that the preset has; null for those that it draws by itself, which are what <see cref="Preset.DescribeRanges"/> says.</summary>
    public IReadOnlyList<string>? Shapes { get; init; }

    /// <summary>
    /// A particle of the user's own, for example a density map, in place of the preset's shapes: it is scaled so that the sphere of its volume has the drawn diameter, and
    /// stretched, turned and put together as they are. Particles touch where the bounding spheres about their origins do. Null for the preset's shapes.
    /// </summary>
    public Particle? Body { get; init; }
}
