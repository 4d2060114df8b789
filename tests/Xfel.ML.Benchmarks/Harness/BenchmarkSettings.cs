namespace Xfel.ML.Benchmarks;

/// <summary>What a benchmark is told.</summary>
/// <param name="Threads">Number of threads to use; at least 1.</param>
internal sealed record BenchmarkSettings(int Threads);
