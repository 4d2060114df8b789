using System.Runtime.InteropServices;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>numpy's NPY files, as arrays. Frames are read with <see cref="FrameFile"/>.</summary>
public static class NpyFile
{
    /// <summary>Reads the header of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FrameFileException">The file is missing or not an NPY file.</exception>
    public static NpyHeader ReadHeader(string path)
    {
        using NpyArray array = Open(path);
        return array.Header;
    }

    /// <summary>Reads a numeric array of any type as single precision, in C order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">Receives the shape.</param>
    /// <exception cref="FrameFileException">The file is missing, not an NPY file, cut off, or not numeric.</exception>
    public static float[] ReadSingle(string path, out int[] shape)
    {
        using NpyArray array = Open(path);
        return ArrayAccess.ReadSingle(array, path, null, out shape);
    }

    /// <summary>Reads a numeric array of any type as single precision, in C order, from a stream that holds nothing else.</summary>
    /// <param name="stream">The stream; it is read to its end.</param>
    /// <param name="name">What error messages call it.</param>
    /// <param name="shape">Receives the shape.</param>
    /// <exception cref="FrameFileException">The stream is not an NPY array, cut off, or not numeric.</exception>
    public static float[] ReadSingle(Stream stream, string name, out int[] shape)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        using NpyArray array = ArrayAccess.Open(new MemoryReader(memory.GetBuffer().AsMemory(0, (int)memory.Length)), name, null);
        return ArrayAccess.ReadSingle(array, name, null, out shape);
    }

    /// <summary>Writes an array; the file appears whole or not at all.</summary>
    /// <typeparam name="T">The type of an element: bool, an integer, <see cref="Half"/>, float or double.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="values">The elements, in C order.</param>
    /// <param name="shape">The shape; its product is the number of elements.</param>
    public static void Write<T>(string path, ReadOnlySpan<T> values, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        byte[] header = Header<T>(values.Length, shape);
        unsafe
        {
            // A span cannot be captured; it outlives the call because the caller holds it.
            fixed (T* pointer = values)
            {
                var (address, length) = ((nint)pointer, values.Length);
                AtomicFile.Write(path, stream =>
                {
                    stream.Write(header);
                    stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>((void*)address, length)));
                });
            }
        }
    }

    /// <summary>Writes an array to a stream.</summary>
    /// <typeparam name="T">The type of an element: bool, an integer, <see cref="Half"/>, float or double.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="values">The elements, in C order.</param>
    /// <param name="shape">The shape; its product is the number of elements.</param>
    public static void Write<T>(Stream stream, ReadOnlySpan<T> values, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Header<T>(values.Length, shape));
        stream.Write(MemoryMarshal.AsBytes(values));
    }

    private static byte[] Header<T>(int count, ReadOnlySpan<int> shape)
    {
        if (NpyHeaderWriter.Count(shape) != count)
            throw new ArgumentException($"The shape ({string.Join(", ", shape.ToArray())}) has {NpyHeaderWriter.Count(shape)} elements; there are {count} values.", nameof(shape));
        return NpyHeaderWriter.Create(NpyHeaderWriter.Descriptor<T>(), shape);
    }

    private static NpyArray Open(string path) => ArrayAccess.Open(FrameFileHandle.OpenReader(path), path, null);
}
