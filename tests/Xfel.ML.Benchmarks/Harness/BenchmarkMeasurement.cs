namespace Xfel.ML.Benchmarks;

/// <summary>What one measurement gave; also the one line of JSON that a child process or a peer script prints.</summary>
internal sealed record BenchmarkMeasurement
{
    /// <summary>Frames (or rows) a second.</summary>
    public required double FramesPerSecond { get; init; }

    /// <summary>Seconds of the measured part; 0 where only the rate is of interest.</summary>
    public double Seconds { get; init; }

    /// <summary>Peak resident memory of the process; a benchmark leaves it 0 and its process fills it in.</summary>
    public long PeakMemoryBytes { get; init; }

    /// <summary>The peer's own name and version, such as <c>libjpeg-turbo 2.1.5</c>; null for ours.</summary>
    public string? Name { get; init; }
}
