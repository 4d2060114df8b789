using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Chosen frames of a preset without a mask, simulated when they are read, with labels of one's own.</summary>
internal sealed class SimulatedSelection(string name, Preset preset, SimulationOptions options, IReadOnlyList<long> chosen, FrameLabels labels) : IFrameSource
{
    private readonly SimulatorPool _simulators = new(preset, options);

    public string Path => name;

    public string DataSet => "";

    public string Format => "simulation";

    public string ElementType => "float32";

    public int Count => chosen.Count;

    public FrameSize Size => preset.SizeOf(options);

    public FrameLabels? Labels => labels;

    public string? TryRead(int index, Span<float> destination)
    {
        _simulators.Fill(chosen[index], destination, good: []);
        return null;
    }

    public string Describe() => $"simulation {name}: {Count} frames of {Size}, {labels.ClassNames.Count} classes";

    public void Dispose()
    {
    }
}
