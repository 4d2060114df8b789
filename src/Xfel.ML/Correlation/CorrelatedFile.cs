using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>A file of angular cross-correlation maps.</summary>
public sealed record CorrelatedFile
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Number of maps in it.</summary>
    public required int Maps { get; init; }

    /// <summary>Number of frames that were left out as bad.</summary>
    public required int BadFrames { get; init; }

    /// <summary>The options that the maps were computed with, beam centre and outer radius in pixels.</summary>
    public required CorrelationOptions Correlation { get; init; }

    /// <summary>The pictures that were drawn.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [];
}
