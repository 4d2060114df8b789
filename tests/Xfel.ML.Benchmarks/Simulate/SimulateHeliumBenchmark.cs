using Xfel.ML.Simulation;

namespace Xfel.ML.Benchmarks;

/// <summary>The preset <c>helium</c> as it is: all shapes and classes, wide angle with absorption.</summary>
internal sealed class SimulateHeliumBenchmark : IBenchmark
{
    private const int Frames = 100;

    public string Name => "simulate-helium";

    public string Describe() => $"the first {Frames} frames of the preset helium, 224 x 224";

    public BenchmarkMeasurement Measure(BenchmarkSettings settings)
    {
        var options = new SimulationOptions { Count = Frames, Seed = 5, Size = new(224, 224) };
        return PassTimer.Measure(Frames, warmups: 1, new PresetSimulation(Preset.Of("helium"), options, Frames, settings.Threads).Run);
    }
}
