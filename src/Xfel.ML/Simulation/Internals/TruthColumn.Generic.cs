using System.Runtime.InteropServices;
using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>A column of elements of one type.</summary>
/// <param name="name">The array's name.</param>
/// <param name="rowShape">The shape of a row; empty for one element.</param>
/// <param name="units">The unit of the elements; null for what has none.</param>
/// <param name="fill">Fills a row.</param>
/// <param name="begin">Begins the array in a CXI file where that is not one of the truth.</param>
internal sealed class TruthColumn<T>(string name, int[] rowShape, string? units, TruthColumn<T>.RowFiller fill, Func<CxiWriter, CxiColumn<T>>? begin = null) : TruthColumn(name)
    where T : unmanaged
{
    public delegate void RowFiller(SimulatedFrame frame, Span<T> row);

    public override Action<SimulatedFrame> Begin(CxiWriter file)
    {
        CxiColumn<T> column = begin is null ? file.BeginTruth<T>(Name, units, rowShape) : begin(file);
        var row = new T[rowShape.Aggregate(1, (product, length) => product * length)];
        return frame =>
        {
            fill(frame, row);
            column.Append(row);
        };
    }

    public override NpzColumn Gather(Func<Stream> spill)
    {
        var rows = new RowSpill(spill);
        var row = new T[rowShape.Aggregate(1, (product, length) => product * length)];
        return new NpzColumn(rows, Append, Write);

        void Append(SimulatedFrame frame)
        {
            fill(frame, row);
            rows.Append(MemoryMarshal.AsBytes(row.AsSpan()));
        }

        void Write(NpzWriter file, int count)
        {
            NpzArrayWriter<T> array = file.Begin<T>(Name, [count, .. rowShape]);
            rows.Replay(bytes => array.Write(MemoryMarshal.Cast<byte, T>(bytes)));
        }
    }
}
