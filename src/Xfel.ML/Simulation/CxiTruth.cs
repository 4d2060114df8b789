using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Appends labels and truth of simulated frames to a CXI file.</summary>
internal sealed class CxiTruth
{
    private readonly List<Action<SimulatedFrame>> _append = [];

    public CxiTruth(CxiWriter file, Preset preset)
    {
        Add(TruthColumns.Label, file.BeginLabels(preset.ClassNames));
        Add(TruthColumns.ModelId, file.BeginModelIds());
        AddTruth(file, TruthColumns.Single(preset));
        AddTruth(file, TruthColumns.Particles);
        AddTruth(file, TruthColumns.Shape(preset));
        file.WriteTruthTexts(TruthColumns.ShapeNames, preset.ShapeNames);
        foreach (TruthColumn<double> scalar in TruthColumns.Scalars(preset))
            AddTruth(file, scalar);
        AddTruth(file, TruthColumns.Orientations);
        AddTruth(file, TruthColumns.Positions);
    }

    public void Append(SimulatedFrame frame)
    {
        foreach (Action<SimulatedFrame> append in _append)
            append(frame);
    }

    private void AddTruth<T>(CxiWriter file, TruthColumn<T> column)
        where T : unmanaged => Add(column, file.BeginTruth<T>(column.Name, column.RowShape));

    private void Add<T>(TruthColumn<T> column, CxiColumn<T> target)
        where T : unmanaged => _append.Add(frame => column.Append(target, frame));
}
