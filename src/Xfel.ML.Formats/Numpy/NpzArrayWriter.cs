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

    internal NpzArrayWriter(ZipWriter zip, string name)
    {
        _zip = zip;
        _name = name;
    }

    /// <summary>Writes the next elements.</summary>
    /// <param name="values">The elements.</param>
    /// <exception cref="InvalidOperationException">These are more elements than the shape has, or another array was begun.</exception>
    public void Write(ReadOnlySpan<T> values)
    {
        if (values.IsEmpty)
            return;
        if (_zip.CurrentName != _name + ".npy")
            throw new InvalidOperationException($"The array '{_name}' has all its elements.");
        _zip.Append(MemoryMarshal.AsBytes(values));
    }
}
