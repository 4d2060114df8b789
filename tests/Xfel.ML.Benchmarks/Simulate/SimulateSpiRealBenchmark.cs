using Xfel.ML.Simulation;

namespace Xfel.ML.Benchmarks;

/// <summary>The preset <c>spi-real</c> as it is: all classes, solids and detectors, frame and mask.</summary>
internal sealed class SimulateSpiRealBenchmark : IBenchmark
{
    private const int Frames = 500;

    public string Name => "simulate-spi-real";

    public string Describe() => $"the first {Frames} frames of the preset spi-real, 128 x 128, with their masks";

    public BenchmarkMeasurement Measure(BenchmarkSettings settings)
    {
        var options = new SimulationOptions { Count = Frames, Seed = 5, Size = new(128, 128) };
        return PassTimer.Measure(Frames, warmups: 1, new PresetSimulation(Preset.Of("spi-real"), options, Frames, settings.Threads).Run);
    }
}
