using Xfel.ML.Simulation;

namespace Xfel.ML.Benchmarks;

/// <summary>Simulates frames of a preset into memory, on as many threads as asked for, each with a simulator and a frame of its own.</summary>
internal sealed class PresetSimulation
{
    private readonly FrameSimulator[] _simulators;
    private readonly float[][] _pixels;
    private readonly bool[][] _good;
    private readonly long[] _indices;

    /// <param name="preset">What to simulate.</param>
    /// <param name="options">Its count is what frames are chosen from.</param>
    /// <param name="frames">The number of frames in a pass.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="wanted">Which classes a frame must have; null for any.</param>
    public PresetSimulation(Preset preset, SimulationOptions options, int frames, int threads, Predicate<IReadOnlyList<int>>? wanted = null)
    {
        _simulators = [.. Enumerable.Range(0, threads).Select(_ => preset.CreateSimulator(options))];
        _pixels = [.. _simulators.Select(simulator => new float[simulator.Size.PixelCount])];
        _good = [.. _simulators.Select(simulator => new bool[preset.HasMask ? simulator.Size.PixelCount : 0])];
        FrameSimulator first = _simulators[0];
        _indices = [.. Enumerable.Range(0, (int)options.Count).Select(i => (long)i).Where(i => wanted?.Invoke(first.ClassesOf(i)) ?? true).Take(frames)];
        if (_indices.Length != frames)
            throw new InvalidOperationException($"{_indices.Length} of {options.Count} frames are of the wanted classes; {frames} were expected");
    }

    /// <summary>Simulates all frames once. Every pass does the same work.</summary>
    public void Run()
    {
        int next = -1;
        Thread[] workers = [.. Enumerable.Range(0, _simulators.Length).Select(worker => new Thread(() =>
        {
            for (int i = Interlocked.Increment(ref next); i < _indices.Length; i = Interlocked.Increment(ref next))
                _simulators[worker].Fill(_indices[i], _pixels[worker], _good[worker], out _);
        }))];
        foreach (Thread worker in workers)
            worker.Start();
        foreach (Thread worker in workers)
            worker.Join();
    }
}
