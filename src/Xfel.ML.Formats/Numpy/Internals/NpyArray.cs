using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>An array in a file: its header and its bytes. Elements are converted in pieces, so reading needs no copy of the stored bytes.</summary>
internal sealed class NpyArray(NpyHeader header, DataReader data) : IDisposable
{
    private const int PieceSize = 1 << 16;

    public NpyHeader Header => header;

    /// <summary>Bytes after the header.</summary>
    public long AvailableBytes => Math.Max(0, data.Length - header.DataOffset);

    public bool IsTruncated => header.Count > 0 && header.ElementSize > 0 && AvailableBytes / header.ElementSize < header.Count;

    /// <summary>Reads numeric elements in stored order.</summary>
    /// <exception cref="InvalidDataException">The data end early or are damaged.</exception>
    public void Read<T>(long first, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        long position = header.DataOffset + first * header.ElementSize;
        if (typeof(T) == typeof(float) && header.Type is { Kind: 'f', Size: 4 } && header.Type.BigEndian != BitConverter.IsLittleEndian)
        {
            ReadExactly(position, MemoryMarshal.AsBytes(destination));
            return;
        }

        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            int elements = PieceSize / header.ElementSize;
            while (!destination.IsEmpty)
            {
                int count = Math.Min(elements, destination.Length);
                Span<byte> bytes = piece.AsSpan(0, count * header.ElementSize);
                ReadExactly(position, bytes);
                NpyElements.Convert(bytes, header.Type, destination[..count]);
                destination = destination[count..];
                position += bytes.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>Reads a whole numeric array in C order. Check <see cref="IsTruncated"/> first: the header alone must not decide how much is allocated.</summary>
    /// <exception cref="InvalidDataException">The data end early or are damaged.</exception>
    public T[] ReadAll<T>()
        where T : unmanaged, INumber<T>
    {
        var values = new T[checked((int)header.Count)];
        Read<T>(0, values);
        return header.FortranOrder && header.Shape.Count > 1 && values.Length > 0 ? ToRowMajor(values) : values;
    }

    /// <summary>Reads a whole text array.</summary>
    /// <exception cref="InvalidDataException">The data end early or are damaged.</exception>
    /// <exception cref="FormatException">It is not text.</exception>
    public string[] ReadText()
    {
        var values = new string[checked((int)header.Count)];
        var element = new byte[header.ElementSize];
        for (int i = 0; i < values.Length; i++)
        {
            ReadExactly(header.DataOffset + (long)i * element.Length, element);
            values[i] = NpyElements.Text(element, header.Type);
        }

        return values;
    }

    public void Dispose() => data.Dispose();

    private void ReadExactly(long position, Span<byte> destination)
    {
        if (data.Read(position, destination) < destination.Length)
            throw new InvalidDataException("the data end within it");
    }

    private T[] ToRowMajor<T>(T[] values)
    {
        int axes = header.Shape.Count;
        var ordered = new T[values.Length];
        var index = new long[axes];
        for (int i = 0; i < values.Length; i++)
        {
            // The first axis varies fastest in the file, the last in memory.
            long target = 0;
            for (int axis = 0; axis < axes; axis++)
                target = target * header.Shape[axis] + index[axis];
            ordered[target] = values[i];
            for (int axis = 0; axis < axes && ++index[axis] == header.Shape[axis]; axis++)
                index[axis] = 0;
        }

        return ordered;
    }
}
