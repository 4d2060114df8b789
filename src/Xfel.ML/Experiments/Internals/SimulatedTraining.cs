using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Simulated frames to learn from.</summary>
internal static class SimulatedTraining
{
    /// <summary>Frames up to so many bytes are simulated once and kept; more are simulated anew in every pass.</summary>
    private const long MostBytesKept = 1L << 30;

    public static FrameCollection Of(Preset preset, SimulationOptions simulation, ExperimentOptions options)
    {
        FrameSize size = preset.SizeOf(simulation);
        return simulation.Count * size.PixelCount * sizeof(float) <= MostBytesKept
            ? SimulatedFrames.Simulate(preset, simulation, options.Progress, options.Cancellation)
            : SimulatedFrames.Lazy(preset, simulation);
    }
}
