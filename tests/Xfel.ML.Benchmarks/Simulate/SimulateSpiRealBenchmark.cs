namespace Xfel.ML.Benchmarks;

/// <summary>Hits seen by real detectors.</summary>
internal sealed class SimulateSpiRealBenchmark() : PresetBenchmark("spi-real", side: 128, frames: 500);
