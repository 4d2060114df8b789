using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>
/// Frames of <c>spi-hits</c>, half of them with one particle and half with more: the first of either kind in the order of the preset, so the multiple
/// hits keep its shares of two, three, four and more. Frames without a particle are left out. Pixels are simulated when they are read.
/// </summary>
internal sealed class HalfSingleHits
{
    public const string Multiple = "multiple", Single = "single";

    private readonly SimulationOptions _options;
    private readonly long[] _chosen;

    private HalfSingleHits(SimulationOptions options, string name, long[] chosen, int[] labels)
    {
        _options = options;
        _chosen = chosen;
        var truth = new FrameLabels { Values = labels, ClassNames = [Multiple, Single], ModelIds = chosen };
        Frames = FrameCollection.FromSource(() => new SimulatedSelection(name, Preset.SpiHits, options, chosen, truth), applyMask: false);
    }

    /// <summary>The frames with their labels.</summary>
    public FrameCollection Frames { get; }

    /// <summary>What every frame was simulated from, in order.</summary>
    public IEnumerable<FrameTruth> Truths()
    {
        FrameSimulator simulator = Preset.SpiHits.CreateSimulator(_options);
        var pixels = new float[simulator.Size.PixelCount];
        foreach (long index in _chosen)
        {
            simulator.Fill(index, pixels, out FrameTruth truth);
            yield return truth;
        }
    }

    /// <param name="shape">The shape of all particles.</param>
    /// <param name="side">Height and width of a frame.</param>
    /// <param name="count">Number of frames, even.</param>
    /// <param name="seed">Seed of the frames.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static HalfSingleHits Choose(string shape, int side, int count, int seed, CancellationToken cancellation)
    {
        // Nearly half of the preset's frames are multiple hits, in every hundred: this many hold them all.
        var options = new SimulationOptions { Count = 3L * count + 1000, Size = new(side, side), Seed = seed, Shapes = [shape] };
        FrameSimulator simulator = Preset.SpiHits.CreateSimulator(options);
        var pixels = new float[simulator.Size.PixelCount];
        var chosen = new List<long>();
        var labels = new List<int>();
        int singles = 0;
        for (long index = 0; chosen.Count < count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            int number = simulator.ClassesOf(index)[0];
            // Class 0 is none, or more than four.
            if (number == 0)
            {
                simulator.Fill(index, pixels, out FrameTruth truth);
                number = truth.ParticleCount;
            }

            bool full = number == 1 ? singles == count / 2 : chosen.Count - singles == count / 2;
            if (number == 0 || full)
                continue;
            singles += number == 1 ? 1 : 0;
            chosen.Add(index);
            labels.Add(number == 1 ? 1 : 0);
        }

        return new HalfSingleHits(options, FormattableString.Invariant($"spi-hits, {shape}, seed {seed}, half single hits"), [.. chosen], [.. labels]);
    }
}
