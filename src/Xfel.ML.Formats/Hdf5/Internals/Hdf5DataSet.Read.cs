using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <content>Reading through the library.</content>
internal sealed partial class Hdf5DataSet
{
    private const int Select = 0;

    /// <summary>Reads a block of elements into memory, each of <see cref="Hdf5Type.Size"/> bytes.</summary>
    /// <param name="start">The first element along each axis.</param>
    /// <param name="count">The number of elements along each axis.</param>
    /// <param name="destination">Room for them.</param>
    /// <exception cref="Hdf5Exception">The library could not read them.</exception>
    public unsafe void ReadBytes(ReadOnlySpan<long> start, ReadOnlySpan<long> count, Span<byte> destination)
    {
        long bytes = Hdf5Extent.Count(count) * Type.Size;
        if (bytes != destination.Length)
            throw new ArgumentException($"'destination' holds {destination.Length} bytes; {bytes} are read.", nameof(destination));
        if (Type.IsVariable)
            throw new ArgumentException("Texts of varying length are read by ReadText.", nameof(destination));
        if (bytes == 0)
            return;
        using (Hdf5Library.Enter())
        {
            fixed (byte* buffer = destination)
            {
                if (count.IsEmpty)
                {
                    Check(Hdf5Native.H5Dread(_dataSet, _memory, 0, 0, 0, buffer));
                    return;
                }

                fixed (long* from = start, lengths = count)
                {
                    using Hdf5SpaceHandle memory = Hdf5Handle.Require(Hdf5Native.H5Screate_simple(count.Length, (ulong*)lengths, null), "a block in memory");
                    if (Hdf5Native.H5Sselect_hyperslab(_space, Select, (ulong*)from, null, (ulong*)lengths, null) < 0)
                        throw Hdf5Error.Take("a block outside the data set");
                    Check(Hdf5Native.H5Dread(_dataSet, _memory, memory.Id, _space.Id, 0, buffer));
                }
            }
        }
    }

    /// <summary>Reads a block of numbers; of complex ones, the magnitudes.</summary>
    public void Read<T>(ReadOnlySpan<long> start, ReadOnlySpan<long> count, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        if (Type.IsSameAs<T>())
        {
            ReadBytes(start, count, MemoryMarshal.AsBytes(destination));
            return;
        }

        int length = checked(destination.Length * Type.Size);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Span<byte> bytes = buffer.AsSpan(0, length);
            ReadBytes(start, count, bytes);
            Hdf5Elements.Convert(bytes, Type, destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads all numbers.</summary>
    /// <param name="most">More elements than these are refused.</param>
    /// <exception cref="FrameFileException">It holds no numbers, too many, or more than the file has bytes for.</exception>
    public T[] ReadAll<T>(long most)
        where T : unmanaged, INumber<T>
    {
        RequireWhole(Type.IsNumeric, "numbers", most);
        var values = new T[Count];
        Read(new long[Shape.Count], [.. Shape], values.AsSpan());
        return values;
    }

    /// <summary>Reads all texts.</summary>
    /// <param name="most">More elements than these are refused.</param>
    /// <exception cref="FrameFileException">It holds no texts, too many, or more than the file has bytes for.</exception>
    public unsafe string[] ReadText(long most)
    {
        RequireWhole(Type.IsText, "text", most);
        var bytes = new byte[Count * Type.Size];
        if (bytes.Length == 0)
            return [];
        using (Hdf5Library.Enter())
        {
            fixed (byte* buffer = bytes)
            {
                Check(Hdf5Native.H5Dread(_dataSet, _memory, 0, 0, 0, buffer));
                return Hdf5Text.Take(bytes, Type, _memory, _space);
            }
        }
    }

    private void RequireWhole(bool right, string what, long most)
    {
        if (!right)
            throw new FrameFileException(File, Path, $"a data set of {Type.Name}", what, "name another data set");
        if (Count > most || Count > Array.MaxLength / Type.Size)
            throw new FrameFileException(File, Path, $"{ShapeText} elements", FormattableString.Invariant($"at most {most}"), "name another data set");
        RequireBacked(Count * Type.Size);
    }

    private void Check(int result)
    {
        if (result >= 0)
            return;
        Hdf5Exception reason = Hdf5Error.Take("data that cannot be read");
        if (MissingFilter() is { } filter)
            throw new Hdf5FilterException(filter);
        throw reason;
    }
}
