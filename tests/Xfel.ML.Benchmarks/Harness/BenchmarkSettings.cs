namespace Xfel.ML.Benchmarks;

/// <summary>What a benchmark is told.</summary>
/// <param name="Threads">Number of threads to use; at least 1.</param>
/// <param name="Profile">Where a benchmark that can says what its time is spent on; null when nobody asks.</param>
internal sealed record BenchmarkSettings(int Threads, TextWriter? Profile = null);
