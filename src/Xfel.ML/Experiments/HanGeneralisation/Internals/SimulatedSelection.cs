using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Chosen frames of a preset without a mask, simulated when they are read, with labels of one's own.</summary>
internal sealed class SimulatedSelection(string name, Preset preset, SimulationOptions options, IReadOnlyList<long> chosen, FrameLabels labels) : IFrameSource
{
    private readonly FrameSimulator _simulator = preset.CreateSimulator(options);
    private readonly Lock _lock = new();

    public string Path => name;

    public string DataSet => "";

    public string Format => "simulation";

    public string ElementType => "float32";

    public int Count => chosen.Count;

    public FrameSize Size => _simulator.Size;

    public FrameLabels? Labels => labels;

    public string? TryRead(int index, Span<float> destination)
    {
        lock (_lock)
            _simulator.Fill(chosen[index], destination, out _);
        return null;
    }

    public string Describe() => $"simulation {name}: {Count} frames of {Size}, {labels.ClassNames.Count} classes";

    public void Dispose()
    {
    }
}
