namespace Xfel.ML.Benchmarks;

/// <summary>Helium droplets: wide angles with absorption.</summary>
internal sealed class SimulateHeliumBenchmark() : PresetBenchmark("helium", side: 224, frames: 100);
