using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>One thing that is known about each simulated frame.</summary>
/// <param name="name">The array's name.</param>
/// <param name="rowShape">The shape of a row; empty for one element.</param>
/// <param name="fill">Fills a row.</param>
internal sealed class TruthColumn<T>(string name, int[] rowShape, TruthColumn<T>.RowFiller fill)
    where T : unmanaged
{
    public delegate void RowFiller(SimulatedFrame frame, Span<T> row);

    public string Name => name;

    public int[] RowShape => rowShape;

    private int RowLength => rowShape.Aggregate(1, (product, length) => product * length);

    /// <summary>What gathers the rows for an array that is written in one piece.</summary>
    public void Gather(List<T> rows, SimulatedFrame frame)
    {
        Span<T> row = stackalloc T[RowLength];
        fill(frame, row);
        rows.AddRange(row);
    }

    /// <summary>Appends a frame's row.</summary>
    public void Append(CxiColumn<T> column, SimulatedFrame frame)
    {
        Span<T> row = stackalloc T[RowLength];
        fill(frame, row);
        column.Append(row);
    }
}
