using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Simulated frames in memory, and what each was simulated from.</summary>
internal sealed record SimulatedTest(Preset Preset, FrameCollection Frames, IReadOnlyList<FrameTruth> Truths)
{
    public static SimulatedTest Of(Preset preset, SimulationOptions simulation, string stage, ExperimentOptions options)
    {
        var truths = new List<FrameTruth>();
        FrameCollection frames = SimulatedFrames.Simulate(preset, simulation, truths, options.Progress is { } progress ? new NamedStage(progress, stage) : null, options.Cancellation);
        return new SimulatedTest(preset, frames, truths);
    }
}
