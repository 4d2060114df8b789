using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>What of the preset <c>spi-hits</c> a user chooses; everything else is drawn from <see cref="SpiHitsRanges"/>.</summary>
public sealed record SpiHitsOptions
{
    /// <summary>Number of frames.</summary>
    public long Count { get; init; } = 1000;

    /// <summary>The frames' size in pixels; Han and Li keep the central 128 x 128.</summary>
    public FrameSize Size { get; init; } = new(128, 128);

    /// <summary>The same seed gives the same frames, at any number of threads; frame i does not depend on <see cref="Count"/>.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Frames that share a model: solid, shape, cluster, intensity and detector; the orientation and the photons are each frame's own.
    /// 100 in Han and Li.
    /// </summary>
    public int FramesPerModel { get; init; } = 1;

    /// <summary>Threads to use; 0 for one per processor.</summary>
    public int Threads { get; init; }

    /// <summary>Standard deviation of the Gaussian that blurs the particles' edges, in particle diameters. 0, the preset's value, leaves them sharp.</summary>
    public double EdgeBlur { get; init; }

    /// <summary>Throws one exception that names every value that cannot be used.</summary>
    /// <exception cref="ArgumentException">A value is not possible.</exception>
    public void Validate()
    {
        var faults = new FaultList();
        faults.Require(Count >= 1, $"{nameof(Count)} is {Count}; at least 1 frame was expected");
        faults.RequirePixels(nameof(Size), Size);
        faults.Require(FramesPerModel >= 1, $"{nameof(FramesPerModel)} is {FramesPerModel}; at least 1 was expected");
        faults.Require(Threads >= 0, $"{nameof(Threads)} is {Threads}; 0 (all processors) or more was expected");
        faults.Require(EdgeBlur is >= 0 and <= 1, $"{nameof(EdgeBlur)} is {EdgeBlur}; 0 to 1 particle diameters was expected");
        faults.Throw("the options of spi-hits");
    }
}
