using Xfel.ML.Formats;
using Xfel.ML.Internals;
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
        var frames = new List<float[]>();
        var labels = new List<int>();
        var models = new List<long>();
        foreach (SimulatedFrame frame in Simulate(options, progress, cancellation))
        {
            frames.Add(frame.Pixels);
            labels.Add(frame.Hits);
            models.Add(frame.ModelId);
        }

        return FrameCollection.FromFrames($"spi-hits, seed {options.Seed}", options.Size, frames,
            new FrameLabels { Values = labels, ClassNames = Xfel.ML.Simulation.SpiHits.ClassNames, ModelIds = models });
    }

    /// <summary>
    /// Simulates the preset <c>spi-hits</c> into an NPZ file with labels and truth. The frames go to the file one by one; the file appears whole or not at all.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="options">Count, size, seed.</param>
    /// <param name="progress">Is told of each frame.</param>
    /// <param name="cancellation">Ends the simulation early; no file is left.</param>
    public static void WriteSpiHits(string path, SpiHitsOptions options, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Count > int.MaxValue)
            throw new InvalidInputException($"{path}: {options.Count} frames were asked for; one NPZ file holds at most {int.MaxValue}: write several with different seeds");
        NpzFile.Write(path, file =>
        {
            var truth = new TruthTable();
            NpzArrayWriter<float> pixels = file.Begin<float>("frames", (int)options.Count, options.Size.Height, options.Size.Width);
            foreach (SimulatedFrame frame in Simulate(options, progress, cancellation))
            {
                pixels.Write(frame.Pixels);
                truth.Add(frame);
            }

            truth.Write(file);
        });
    }

    private static IEnumerable<SimulatedFrame> Simulate(SpiHitsOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        foreach (SimulatedFrame frame in Xfel.ML.Simulation.SpiHits.Simulate(options, cancellation))
        {
            yield return frame;
            progress?.Report(new WorkProgress("simulate", frame.Index + 1, options.Count));
        }
    }
}
