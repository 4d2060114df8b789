using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Appends labels and truth of simulated frames to a CXI file.</summary>
internal sealed class CxiTruth
{
    private readonly Action<SimulatedFrame>[] _append;

    public CxiTruth(CxiWriter file, Preset preset)
    {
        _append = [.. TruthColumns.Of(preset).Select(column => column.Begin(file))];
        file.WriteTruthTexts(TruthColumns.ShapeNames, preset.ShapeNames);
    }

    public void Append(SimulatedFrame frame)
    {
        foreach (Action<SimulatedFrame> append in _append)
            append(frame);
    }
}
