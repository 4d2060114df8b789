using System.Runtime.InteropServices;
using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Gathers the truth of simulated frames and writes it as arrays of an NPZ file, which holds one array after the other.</summary>
internal sealed class NpzTruth
{
    private readonly List<Action<SimulatedFrame>> _gather = [];
    private readonly List<Action<NpzWriter>> _write = [];
    private int _count;

    public NpzTruth(Preset preset)
    {
        Add(TruthColumns.Label);
        _write.Add(file => file.WriteText(TruthColumns.ClassNames, preset.ClassNames));
        Add(TruthColumns.Single(preset));
        Add(TruthColumns.ModelId);
        Add(TruthColumns.Particles);
        Add(TruthColumns.Shape(preset));
        _write.Add(file => file.WriteText(TruthColumns.ShapeNames, preset.ShapeNames));
        foreach (TruthColumn<double> scalar in TruthColumns.Scalars(preset))
            Add(scalar);
        Add(TruthColumns.Orientations);
        Add(TruthColumns.Positions);
    }

    public void Add(SimulatedFrame frame)
    {
        foreach (Action<SimulatedFrame> gather in _gather)
            gather(frame);
        _count++;
    }

    public void Write(NpzWriter file)
    {
        foreach (Action<NpzWriter> write in _write)
            write(file);
    }

    private void Add<T>(TruthColumn<T> column)
        where T : unmanaged
    {
        var rows = new List<T>();
        _gather.Add(frame => column.Gather(rows, frame));
        _write.Add(file => file.Write<T>(column.Name, CollectionsMarshal.AsSpan(rows), [_count, .. column.RowShape]));
    }
}
