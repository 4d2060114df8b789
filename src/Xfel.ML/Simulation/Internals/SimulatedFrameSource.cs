using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Frames that are simulated when they are read. Reading from several threads is allowed.</summary>
internal sealed class SimulatedFrameSource(string name, Preset preset, SimulationOptions options, SimulatorPool simulators, FrameLabels labels) : IMaskedFrameSource
{
    private readonly SimulationAhead _frames = new(simulators, preset.SizeOf(options), labels.ModelIds!.Count, options.Threads);

    public string Path => name;

    public string DataSet => "";

    public string Format => "simulation";

    public string ElementType => "float32";

    public int Count => labels.ModelIds!.Count;

    public FrameSize Size { get; } = preset.SizeOf(options);

    public FrameLabels? Labels => labels;

    public FrameFileFacts Facts { get; } = FrameFileFacts.None with
    {
        Notes = new Dictionary<string, string> { [FrameArrays.Command] = SimulationCommand.Of(preset, options), [FrameArrays.Version] = LibraryFacts.NameAndVersion },
    };

    public bool HasMask => preset.HasMask;

    public string? TryRead(int index, Span<float> destination)
    {
        _frames.Read(index, destination, []);
        return null;
    }

    public string? TryReadMask(int index, Span<bool> good)
    {
        if (preset.HasMask)
            simulators.Fill(index, new float[good.Length], good);
        else
            good.Fill(true);
        return null;
    }

    public string? TryRead(int index, Span<float> destination, Span<bool> good)
    {
        _frames.Read(index, destination, good);
        return null;
    }

    public string Describe() => $"simulation {name}: {Count} frames of {Size}, {labels.ClassNames.Count} {(labels.Indicators is null ? "classes" : "labels per frame")}";

    public void Dispose() => _frames.Dispose();
}
