namespace Xfel.ML.Benchmarks;

/// <summary>A peer's medians, measured in alternation with ours.</summary>
internal sealed record PeerReport(string Name, double FramesPerSecond, double Seconds, long PeakMemoryBytes);
