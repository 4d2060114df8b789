using Xfel.ML.Formats;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>Turns the simulator's frames into collections and files.</summary>
public static partial class SimulatedFrames
{
    /// <summary>Simulates a preset into memory. Bad pixels of presets with a mask are NaN.</summary>
    /// <param name="preset">What is simulated.</param>
    /// <param name="options">Count, size, seed.</param>
    /// <param name="progress">Is told of each frame.</param>
    /// <param name="cancellation">Ends the simulation early.</param>
    /// <exception cref="ArgumentException">An option is not possible.</exception>
    public static FrameCollection Simulate(Preset preset, SimulationOptions options, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default) =>
        Simulate(preset, options, truths: null, progress, cancellation);

    /// <summary>Simulates a preset into memory, and tells what each frame was simulated from.</summary>
    internal static FrameCollection Simulate(Preset preset, SimulationOptions options, List<FrameTruth>? truths, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(preset);
        var frames = new List<float[]>();
        var classes = new List<IReadOnlyList<int>>();
        var models = new List<long>();
        foreach (SimulatedFrame frame in Frames(preset, options, progress, cancellation))
        {
            if (frame.Good is { } good)
                BadPixels.Hide(frame.Pixels, good);
            frames.Add(frame.Pixels);
            classes.Add(frame.Truth.Classes);
            models.Add(frame.ModelId);
            truths?.Add(frame.Truth);
        }

        return FrameCollection.FromFrames(NameOf(preset, options), preset.SizeOf(options), frames, new FrameLabels
        {
            Values = preset.IsMultiLabel ? [] : classes.ConvertAll(values => values[0]),
            Indicators = preset.IsMultiLabel ? classes.ConvertAll(values => SimulatedLabels.Indicators(preset, values)) : null,
            ClassNames = preset.ClassNames,
            ModelIds = models,
        });
    }

    /// <summary>
    /// The frames of a preset without their pixels, which are simulated when they are read: any number of frames takes no memory. Whatever takes a
    /// collection takes this one; frames that are read one after the other are simulated ahead on several threads, and no bit depends on that.
    /// </summary>
    /// <param name="preset">What is simulated.</param>
    /// <param name="options">Count, size, seed, shard. The index of a frame counts from the start of the shard.</param>
    /// <param name="applyMask">Whether bad pixels of presets with a mask read as NaN.</param>
    /// <exception cref="ArgumentException">An option is not possible.</exception>
    /// <exception cref="InvalidInputException">These are more frames than a collection can hold.</exception>
    public static FrameCollection Lazy(Preset preset, SimulationOptions options, bool applyMask = true)
    {
        ArgumentNullException.ThrowIfNull(preset);
        preset.Validate(options);
        string name = NameOf(preset, options);
        int count = CountOf(name, options);
        var simulators = new SimulatorPool(preset, options);
        FrameLabels labels = SimulatedLabels.Of(preset, options, simulators, count);
        return FrameCollection.FromSource(() => new SimulatedFrameSource(name, preset, options, simulators, labels), applyMask);
    }

    private static string NameOf(Preset preset, SimulationOptions options) =>
        FormattableString.Invariant($"{preset.Name}, seed {options.Seed}{(options.Shard == Shard.Whole ? "" : $", part {options.Shard}")}");

    private static int CountOf(string name, SimulationOptions options)
    {
        long count = options.Shard.FrameCount(options.Count);
        return count <= int.MaxValue ? (int)count
            : throw new InvalidInputException(FormattableString.Invariant($"{name}: {count} frames were asked for; {int.MaxValue} is the most for one file: make it in more parts (shards)"));
    }

    private static IEnumerable<SimulatedFrame> Frames(Preset preset, SimulationOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        long done = 0, all = options.Shard.FrameCount(options.Count);
        foreach (SimulatedFrame frame in preset.Simulate(options, cancellation))
        {
            yield return frame;
            progress?.Report(new WorkProgress("simulate", ++done, all));
        }
    }
}
