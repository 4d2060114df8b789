using System.Runtime.InteropServices;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>Writes one array of an <see cref="NpzWriter"/> piece by piece, in C order.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
public sealed class NpzArrayWriter<T>
    where T : unmanaged
{
    private readonly ZipWriter _zip;
    private readonly string _name;
    private readonly string _descriptor;
    private readonly int[] _shape;
    private long _written;

    internal NpzArrayWriter(ZipWriter zip, string name, string descriptor, int[] shape)
    {
        _zip = zip;
        _name = name;
        _descriptor = descriptor;
        _shape = shape;
    }

    /// <summary>Writes the next elements.</summary>
    /// <param name="values">The elements.</param>
    /// <exception cref="InvalidOperationException">These are more elements than the shape has, or another array was begun.</exception>
    public void Write(ReadOnlySpan<T> values)
    {
        if (values.IsEmpty)
            return;
        if (!IsCurrent)
            throw new InvalidOperationException($"The array '{_name}' has all its elements.");
        _zip.Append(MemoryMarshal.AsBytes(values));
        _written += values.Length;
    }

    /// <summary>Ends the array with the rows that were written, which become its first axis: for when their number was not known, only the most that there can be. An array that is whole stays as it is.</summary>
    /// <exception cref="InvalidOperationException">The last row is not whole.</exception>
    public void End()
    {
        if (!IsCurrent)
            return;
        long row = NpyHeaderWriter.Count(_shape.AsSpan(1));
        if (_written % row != 0)
            throw new InvalidOperationException($"The array '{_name}' has {_written} elements, no whole number of rows of {row}.");
        byte[] head = NpyHeaderWriter.Create(_descriptor, _shape);
        _zip.Cut(head, NpyHeaderWriter.Create(_descriptor, [(int)(_written / row), .. _shape.AsSpan(1)], head.Length));
    }

    private bool IsCurrent => _zip.CurrentName == _name + ".npy";
}
