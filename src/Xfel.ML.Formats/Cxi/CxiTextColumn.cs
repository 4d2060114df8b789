using System.Text;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>A column of texts of a <see cref="CxiWriter"/>, stored as UTF-8 of a fixed size.</summary>
public sealed class CxiTextColumn
{
    private readonly Hdf5RowWriter _rows;

    internal CxiTextColumn(Hdf5RowWriter rows) => _rows = rows;

    /// <summary>Appends a row; what is longer than the column is wide is cut off between two characters.</summary>
    /// <param name="text">The text.</param>
    public void Append(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<byte> room = _rows.AppendRow();
        Encoding.UTF8.GetEncoder().Convert(text, room, flush: true, out _, out int used, out _);
        room[used..].Clear();
    }
}
