using Xfel.ML.Simulation;

namespace Xfel.ML.Benchmarks;

/// <summary>
/// Single icosahedra of the preset <c>spi-hits</c>: model, form factor on the Ewald sphere, Poisson. Every frame has a model of its own, which is the
/// costly case: one model for 100 frames, as in Han and Li, saves the drawing of the model and the scattering directions.
/// </summary>
internal sealed class SimulateBenchmark : IBenchmark
{
    private const int Frames = 1000;
    private const int Single = 1;

    public string Name => "simulate";

    public string Describe() => $"{Frames} frames of 128 x 128: spi-hits, single icosahedra, a model a frame, to finished photons; the peers are Han and Li's way, voxels and an FFT for 100 frames";

    public BenchmarkMeasurement Measure(BenchmarkSettings settings)
    {
        // Half of the frames are single hits, exactly so in every hundred.
        var options = new SimulationOptions { Count = 2 * Frames, Seed = 5, Shapes = ["icosahedron"] };
        var simulation = new PresetSimulation(Preset.Of("spi-hits"), options, Frames, settings.Threads, classes => classes[0] == Single);
        return PassTimer.Measure(Frames, warmups: 2, simulation.Run);
    }
}
