using System.Runtime.InteropServices;
using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>Turns what the library read into strings.</summary>
internal static unsafe class Hdf5Text
{
    private const int MostLength = 1 << 16;

    /// <summary>The strings of a buffer that a read has just filled. Memory that the library allocated for them is given back. The gate is held.</summary>
    public static string[] Take(byte[] bytes, Hdf5Type type, Hdf5TypeHandle memory, Hdf5SpaceHandle space)
    {
        var texts = new string[bytes.Length / type.Size];
        if (!type.IsVariable)
        {
            for (int i = 0; i < texts.Length; i++)
                texts[i] = Fixed(bytes.AsSpan(i * type.Size, type.Size));
            return texts;
        }

        fixed (byte* start = bytes)
        {
            ReadOnlySpan<nint> pointers = MemoryMarshal.Cast<byte, nint>(bytes);
            for (int i = 0; i < texts.Length; i++)
                texts[i] = pointers[i] == 0 ? "" : Variable((byte*)pointers[i]);
            _ = Hdf5Native.H5Dvlen_reclaim(memory.Id, space.Id, 0, start);
        }

        return texts;
    }

    private static string Fixed(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return Decode(end < 0 ? bytes : bytes[..end]).TrimEnd(' ');
    }

    private static string Variable(byte* start)
    {
        int length = 0;
        while (length < MostLength && start[length] != 0)
            length++;
        return Decode(new ReadOnlySpan<byte>(start, length));
    }

    private static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MostLength)]);
}
