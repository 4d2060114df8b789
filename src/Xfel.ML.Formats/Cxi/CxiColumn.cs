using System.Runtime.InteropServices;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>An array of a <see cref="CxiWriter"/> with one row for each frame, written row by row.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
public sealed class CxiColumn<T>
    where T : unmanaged
{
    private readonly Hdf5RowWriter _rows;

    internal CxiColumn(Hdf5RowWriter rows) => _rows = rows;

    /// <summary>Appends rows.</summary>
    /// <param name="values">The elements of one or more whole rows, in C order.</param>
    /// <exception cref="ArgumentException">These are no whole rows.</exception>
    public void Append(params ReadOnlySpan<T> values) => _rows.Append(MemoryMarshal.AsBytes(values));
}
