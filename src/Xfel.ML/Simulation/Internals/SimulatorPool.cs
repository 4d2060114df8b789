using System.Collections.Concurrent;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>The simulators of one data set, each lent to one thread at a time; there are as many as threads were busy at once.</summary>
internal sealed class SimulatorPool(Preset preset, SimulationOptions options)
{
    private readonly ConcurrentBag<FrameSimulator> _free = [];
    private readonly long _first = options.Shard.First(options.Count);

    /// <summary>The classes of a frame of the shard.</summary>
    public IReadOnlyList<int> ClassesOf(int index)
    {
        FrameSimulator simulator = Take();
        IReadOnlyList<int> classes = simulator.ClassesOf(_first + index);
        _free.Add(simulator);
        return classes;
    }

    /// <summary>Simulates a frame of the shard.</summary>
    /// <param name="index">Its place in the shard.</param>
    /// <param name="pixels">Receives its pixels.</param>
    /// <param name="good">Receives which of them are good, or is empty.</param>
    public void Fill(long index, Span<float> pixels, Span<bool> good)
    {
        FrameSimulator simulator = Take();
        simulator.Fill(_first + index, pixels, good, out _);
        _free.Add(simulator);
    }

    private FrameSimulator Take() => _free.TryTake(out FrameSimulator? simulator) ? simulator : preset.CreateSimulator(options);
}
