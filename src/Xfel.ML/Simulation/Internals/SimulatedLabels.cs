using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>The labels of simulated frames, known without simulating them.</summary>
internal static class SimulatedLabels
{
    /// <summary>The labels of a shard, computed when they are asked for.</summary>
    public static FrameLabels Of(Preset preset, SimulationOptions options, SimulatorPool simulators, int count)
    {
        long first = options.Shard.First(options.Count);
        return new FrameLabels
        {
            Values = preset.IsMultiLabel ? [] : new ComputedList<int>(count, index => simulators.ClassesOf(index)[0]),
            Indicators = preset.IsMultiLabel ? new ComputedList<IReadOnlyList<bool>>(count, index => Indicators(preset, simulators.ClassesOf(index))) : null,
            ClassNames = preset.ClassNames,
            ModelIds = new ComputedList<long>(count, index => (first + index) / options.FramesPerModel),
        };
    }

    /// <summary>For each class of a multi-label preset, whether it applies.</summary>
    public static IReadOnlyList<bool> Indicators(Preset preset, IReadOnlyList<int> classes)
    {
        var indicators = new bool[preset.ClassNames.Count];
        foreach (int applies in classes)
            indicators[applies] = true;
        return indicators;
    }
}
