namespace Xfel.ML.Benchmarks;

/// <summary>What <c>bench --json</c> prints (design.md, section 5).</summary>
internal sealed record BenchmarkReport(
    string Name,
    int Threads,
    double FramesPerSecond,
    double Seconds,
    long PeakMemoryBytes,
    IReadOnlyList<PeerReport> Peers);
