using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Gathers the truth of simulated frames and writes it as arrays of an NPZ file. Memory does not grow with the number of frames.</summary>
internal sealed class NpzTruth(Preset preset, Func<Stream> spill) : IDisposable
{
    private readonly NpzColumn[] _columns = [.. TruthColumns.Of(preset).Select(column => column.Gather(spill))];
    private int _count;

    public void Add(SimulatedFrame frame)
    {
        foreach (NpzColumn column in _columns)
            column.Append(frame);
        _count++;
    }

    public void Write(NpzWriter file)
    {
        foreach (NpzColumn column in _columns)
            column.Write(file, _count);
        file.WriteText(TruthColumns.ClassNames, preset.ClassNames);
        file.WriteText(TruthColumns.ShapeNames, preset.ShapeNames);
    }

    public void Dispose()
    {
        foreach (NpzColumn column in _columns)
            column.Dispose();
    }
}
