using Xfel.ML.Formats;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>Turns the simulator's frames into collections and files.</summary>
public static class SimulatedFrames
{
    /// <summary>Simulates a preset into memory.</summary>
    /// <param name="preset">What is simulated.</param>
    /// <param name="options">Count, size, seed.</param>
    /// <param name="progress">Is told of each frame.</param>
    /// <param name="cancellation">Ends the simulation early.</param>
    public static FrameCollection Simulate(Preset preset, SimulationOptions options, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        var frames = new List<float[]>();
        var labels = new List<int>();
        var models = new List<long>();
        foreach (SimulatedFrame frame in Frames(preset, options, progress, cancellation))
        {
            frames.Add(frame.Pixels);
            labels.Add(frame.Label);
            models.Add(frame.ModelId);
        }

        return FrameCollection.FromFrames($"{preset.Name}, seed {options.Seed}", preset.SizeOf(options), frames,
            new FrameLabels { Values = labels, ClassNames = preset.ClassNames, ModelIds = models });
    }

    /// <summary>The extensions that <see cref="Write"/> knows: they say what is written.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".npz", ".cxi", ".h5"];

    /// <summary>
    /// Simulates a preset into a file with labels and truth: NPZ, or CXI where the extension is <c>.cxi</c> or <c>.h5</c>. The frames go to the
    /// file one by one; the file appears whole or not at all, and does not depend on the number of threads.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="preset">What is simulated.</param>
    /// <param name="options">Count, size, seed.</param>
    /// <param name="progress">Is told of each frame.</param>
    /// <param name="cancellation">Ends the simulation early; no file is left.</param>
    /// <exception cref="ArgumentException">The extension is none of <see cref="Extensions"/>, or an option is not possible.</exception>
    /// <exception cref="InvalidInputException">These are more frames than the file can hold.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Preset preset, SimulationOptions options, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(preset);
        preset.Validate(options);
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (!Extensions.Contains(extension))
            throw new ArgumentException($"{path}: the extension says what is written; {string.Join(", ", Extensions)} was expected", nameof(path));
        if (options.Count > int.MaxValue)
            throw new InvalidInputException($"{path}: {options.Count} frames were asked for; one file holds at most {int.MaxValue}: write several with different seeds");
        IEnumerable<SimulatedFrame> frames = Frames(preset, options, progress, cancellation);
        if (extension == ".npz")
            WriteNpz(path, preset, options, frames);
        else
            WriteCxi(path, preset, options, frames);
    }

    private static void WriteNpz(string path, Preset preset, SimulationOptions options, IEnumerable<SimulatedFrame> frames) => NpzFile.Write(path, file =>
    {
        FrameSize size = preset.SizeOf(options);
        var truth = new NpzTruth(preset);
        NpzArrayWriter<float> pixels = file.Begin<float>("frames", (int)options.Count, size.Height, size.Width);
        foreach (SimulatedFrame frame in frames)
        {
            pixels.Write(frame.Pixels);
            truth.Add(frame);
        }

        truth.Write(file);
    });

    private static void WriteCxi(string path, Preset preset, SimulationOptions options, IEnumerable<SimulatedFrame> frames)
    {
        FrameSize size = preset.SizeOf(options);
        var writing = new CxiWriteOptions
        {
            Size = size,
            Threads = options.Threads,
            Command = FormattableString.Invariant($"simulate --preset {preset.Name} --count {options.Count} --size {size.Height} --seed {options.Seed} --frames-per-model {options.FramesPerModel}"),
            Version = $"Xfel.ML {LibraryFacts.Version}",
        };
        CxiFile.Write(path, writing, file =>
        {
            var truth = new CxiTruth(file, preset);
            foreach (SimulatedFrame frame in frames)
            {
                file.Append(frame.Pixels);
                truth.Append(frame);
            }
        });
    }

    private static IEnumerable<SimulatedFrame> Frames(Preset preset, SimulationOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        foreach (SimulatedFrame frame in preset.Simulate(options, cancellation))
        {
            yield return frame;
            progress?.Report(new WorkProgress("simulate", frame.Index + 1, options.Count));
        }
    }
}
