using System.Runtime.InteropServices;
using Xfel.ML.Formats;

namespace Xfel.ML.Internals;

/// <summary>A column of elements of one type.</summary>
/// <typeparam name="TFrame">What a row is filled from.</typeparam>
/// <typeparam name="T">The type of an element.</typeparam>
/// <param name="name">The array's name.</param>
/// <param name="rowShape">The shape of a row; empty for one element.</param>
/// <param name="units">The unit of the elements; null for what has none.</param>
/// <param name="fill">Fills a row.</param>
/// <param name="begin">Begins the array in a CXI file where that is not one of the truth.</param>
internal sealed class FrameColumn<TFrame, T>(string name, int[] rowShape, string? units, FrameColumn<TFrame, T>.RowFiller fill, Func<CxiWriter, CxiColumn<T>>? begin = null) : FrameColumn<TFrame>(name)
    where T : unmanaged
{
    public delegate void RowFiller(TFrame frame, Span<T> row);

    public override Action<TFrame> Begin(CxiWriter file)
    {
        CxiColumn<T> column = begin is null ? file.BeginTruth<T>(Name, units, rowShape) : begin(file);
        var row = new T[rowShape.Aggregate(1, (product, length) => product * length)];
        return frame =>
        {
            fill(frame, row);
            column.Append(row);
        };
    }

    public override NpzColumn<TFrame> Gather(Func<Stream> spill)
    {
        var rows = new RowSpill(spill);
        var row = new T[rowShape.Aggregate(1, (product, length) => product * length)];
        return new NpzColumn<TFrame>(rows, Append, Write);

        void Append(TFrame frame)
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
