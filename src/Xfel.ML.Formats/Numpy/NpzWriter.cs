using System.Runtime.CompilerServices;
using System.Text;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>
/// Writes an NPZ file (uncompressed, as <c>numpy.savez</c>) array by array, or one array piece by piece with bounded memory.
/// The bytes depend only on the content: there are no time stamps. Use it through <see cref="NpzFile.Write"/>.
/// </summary>
public sealed class NpzWriter
{
    private readonly ZipWriter _zip;
    private readonly HashSet<string> _names = [];

    /// <summary>Begins an archive at the stream's position, which must be 0.</summary>
    /// <param name="stream">A stream that can write and seek; it is not closed.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public NpzWriter(Stream stream)
        : this(new ZipWriter(stream))
    {
    }

    internal NpzWriter(ZipWriter zip) => _zip = zip;

    /// <summary>Writes an array.</summary>
    /// <typeparam name="T">The type of an element: bool, an integer, <see cref="Half"/>, float or double.</typeparam>
    /// <param name="name">The array's name, without <c>.npy</c>.</param>
    /// <param name="values">The elements, in C order.</param>
    /// <param name="shape">The shape; empty for one axis.</param>
    public void Write<T>(string name, ReadOnlySpan<T> values, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        if (shape.IsEmpty)
            shape = [values.Length];
        if (NpyHeaderWriter.Count(shape) != values.Length)
            throw new ArgumentException($"The shape of '{name}' has {NpyHeaderWriter.Count(shape)} elements; there are {values.Length} values.", nameof(shape));
        Begin<T>(name, shape).Write(values);
    }

    /// <summary>Writes a list of texts as a numpy array of type U.</summary>
    /// <param name="name">The array's name, without <c>.npy</c>.</param>
    /// <param name="values">The texts.</param>
    public void WriteText(string name, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        byte[][] texts = [.. values.Select(Encoding.UTF32.GetBytes)];
        int size = Math.Max(4, texts.Select(text => text.Length).DefaultIfEmpty().Max());
        var elements = new byte[size * texts.Length];
        for (int i = 0; i < texts.Length; i++)
            texts[i].CopyTo(elements, i * size);
        Begin<byte>(name, $"<U{size / 4}", size, [texts.Length]).Write(elements);
    }

    /// <summary>Begins an array that is written piece by piece. It ends when all its elements are written.</summary>
    /// <typeparam name="T">The type of an element: bool, an integer, <see cref="Half"/>, float or double.</typeparam>
    /// <param name="name">The array's name, without <c>.npy</c>.</param>
    /// <param name="shape">The shape, such as <c>[N, H, W]</c>.</param>
    public NpzArrayWriter<T> Begin<T>(string name, params ReadOnlySpan<int> shape)
        where T : unmanaged => Begin<T>(name, NpyHeaderWriter.Descriptor<T>(), Unsafe.SizeOf<T>(), shape);

    /// <summary>Writes the archive's directory. Without it the file cannot be read.</summary>
    /// <exception cref="InvalidOperationException">An array lacks elements.</exception>
    public void Complete() => _zip.Complete();

    private NpzArrayWriter<T> Begin<T>(string name, string descriptor, int elementSize, ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_names.Add(name))
            throw new ArgumentException($"The archive has an array '{name}' already; every array needs a name of its own.", nameof(name));
        byte[] header = NpyHeaderWriter.Create(descriptor, shape);
        _zip.Begin(name + ".npy", header.Length + checked(NpyHeaderWriter.Count(shape) * elementSize));
        _zip.Append(header);
        return new NpzArrayWriter<T>(_zip, name, descriptor, shape.ToArray());
    }
}
