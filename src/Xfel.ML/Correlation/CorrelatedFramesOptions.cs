using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>How a file of angular cross-correlation maps is made.</summary>
public sealed record CorrelatedFramesOptions
{
    /// <summary>Radii, angles, beam centre, order, part.</summary>
    public CorrelationOptions Correlation { get; init; } = new();

    /// <summary>Good pixels; null takes all of them.</summary>
    public Mask? Mask { get; init; }

    /// <summary>Most threads to use; 0 means one per processor. The file does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>A folder for pictures (PNG) of the first maps, as <see cref="CorrelationPictures"/> draws them; null draws none.</summary>
    public string? PictureFolder { get; init; }

    /// <summary>The most pictures that are drawn.</summary>
    public int MostPictures { get; init; } = 100;

    /// <summary>Throw a <see cref="BadFrameException"/> at the first bad frame instead of leaving it out.</summary>
    public bool Strict { get; init; }

    /// <summary>Is told of each frame that is left out.</summary>
    public Action<BadFrame>? OnBadFrame { get; init; }

    /// <summary>Is told of each frame that was read, usable or not.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>Ends the work early; no file is left.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        Correlation.Validate();
        var faults = new OptionFaults();
        faults.Require(Threads >= 0, FormattableString.Invariant($"{nameof(Threads)} is {Threads}; it must be 1 or more, or 0 for all processors"));
        faults.Require(MostPictures >= 0, FormattableString.Invariant($"{nameof(MostPictures)} is {MostPictures}; it must be 0 or more"));
        faults.Throw("options");
    }
}
