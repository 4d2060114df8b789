using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>How a network scores frames.</summary>
public sealed record NetworkScoreOptions
{
    /// <summary>The most frames that one pass takes.</summary>
    private const int LargestBatch = 1024;

    /// <summary>Frames per pass; scores do not depend on it.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Threads per pass; 0 uses all processors. Scores do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        faults.Require(BatchSize is >= 1 and <= LargestBatch, FormattableString.Invariant($"{nameof(BatchSize)} is {BatchSize}; it must be 1 to {LargestBatch}"));
        faults.Require(Threads >= 0, FormattableString.Invariant($"{nameof(Threads)} is {Threads}; it must be 1 or more, or 0 for all processors"));
        faults.Throw("options");
    }
}
