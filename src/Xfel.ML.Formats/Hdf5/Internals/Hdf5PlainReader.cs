using System.Buffers;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>Reads frames that lie in a file one after the other as plain numbers, outside of the library's gate.</summary>
internal sealed class Hdf5PlainReader(FileReader file, long offset, Hdf5Type type, int pixelCount)
{
    /// <summary>Reads a run of frames; those that the file ends before are bad.</summary>
    public void Read(int first, Span<float> destination, Span<string?> reasons)
    {
        int length = checked(destination.Length * type.Size);
        byte[]? buffer = type.IsSameAs<float>() ? null : ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Span<byte> bytes = buffer is null ? MemoryMarshal.AsBytes(destination) : buffer.AsSpan(0, length);
            int read = file.Read(offset + ((long)first * pixelCount * type.Size), bytes);
            if (buffer is not null)
                Hdf5Elements.Convert(bytes, type, destination);
            int whole = read / (pixelCount * type.Size);
            reasons[whole..].Fill("unreadable: the file ends before the end of the frame");
        }
        finally
        {
            if (buffer is not null)
                ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
