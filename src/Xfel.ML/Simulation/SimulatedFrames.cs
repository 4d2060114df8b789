using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>Turns the simulator's frames into collections and files.</summary>
public static class SimulatedFrames
{
    /// <summary>Simulates the preset <c>spi-hits</c> into memory.</summary>
    /// <param name="options">Count, size, seed.</param>
    /// <param name="progress">Is told of each frame.</param>
    /// <param name="cancellation">Ends the simulation early.</param>
    public static FrameCollection SpiHits(SpiHitsOptions options, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var frames = new List<float[]>();
        var labels = new List<int>();
        var models = new List<long>();
        foreach (SimulatedFrame frame in Xfel.ML.Simulation.SpiHits.Simulate(options, cancellation))
        {
            frames.Add(frame.Pixels);
            labels.Add(frame.Hits);
            models.Add(frame.ModelId);
            progress?.Report(new WorkProgress("simulate", frames.Count, options.Count));
        }

        return FrameCollection.FromFrames($"spi-hits, seed {options.Seed}", options.Size, frames,
            new FrameLabels { Values = labels, ClassNames = Xfel.ML.Simulation.SpiHits.ClassNames, ModelIds = models });
    }
}
