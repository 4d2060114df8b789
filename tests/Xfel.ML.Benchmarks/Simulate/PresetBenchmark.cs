using Xfel.ML.Simulation;

namespace Xfel.ML.Benchmarks;

/// <summary>A preset as it is: the first frames, of all classes and shapes, with their masks where it has any.</summary>
internal abstract class PresetBenchmark(string preset, int side, int frames) : IBenchmark
{
    public string Name => $"simulate-{preset}";

    public string Describe() => $"the first {frames} frames of the preset {preset}, {side} x {side}";

    public BenchmarkMeasurement Measure(BenchmarkSettings settings)
    {
        var options = new SimulationOptions { Count = frames, Seed = 5, Size = new(side, side) };
        return PassTimer.Measure(frames, warmups: 1, new PresetSimulation(Preset.Of(preset), options, frames, settings.Threads).Run);
    }
}
