using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>Writes the head of an NPY array, version 1.0, padded to a multiple of 64 bytes as numpy does.</summary>
internal static class NpyHeaderWriter
{
    /// <summary>numpy's descriptor of a .NET type, in the byte order of this machine.</summary>
    public static string Descriptor<T>()
    {
        char order = BitConverter.IsLittleEndian ? '<' : '>';
        return default(T) switch
        {
            bool => "|b1",
            byte => "|u1",
            sbyte => "|i1",
            ushort => $"{order}u2",
            short => $"{order}i2",
            uint => $"{order}u4",
            int => $"{order}i4",
            ulong => $"{order}u8",
            long => $"{order}i8",
            Half => $"{order}f2",
            float => $"{order}f4",
            double => $"{order}f8",
            _ => throw new NotSupportedException($"NPY arrays of {typeof(T)} are not written; use bool, an integer, Half, float or double."),
        };
    }

    /// <param name="descriptor">numpy's descriptor of an element.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="least">The fewest bytes that the head has, a multiple of 64.</param>
    public static byte[] Create(string descriptor, ReadOnlySpan<int> shape, int least = 0)
    {
        var axes = new StringBuilder();
        foreach (int length in shape)
            axes.Append(CultureInfo.InvariantCulture, $"{length}, ");
        if (shape.Length > 1)
            axes.Length -= 2;
        else if (shape.Length == 1)
            axes.Length -= 1;
        string dictionary = $"{{'descr': '{descriptor}', 'fortran_order': False, 'shape': ({axes}), }}";
        int length64 = Math.Max(least, (10 + dictionary.Length + 1 + 63) / 64 * 64);
        var header = new byte[length64];
        NpyHeaderReader.Magic.CopyTo(header);
        header[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)(length64 - 10));
        header.AsSpan(10).Fill((byte)' ');
        Encoding.ASCII.GetBytes(dictionary, header.AsSpan(10));
        header[^1] = (byte)'\n';
        return header;
    }

    /// <summary>The number of elements of a shape.</summary>
    public static long Count(ReadOnlySpan<int> shape)
    {
        long count = 1;
        foreach (int length in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(shape));
            count = checked(count * length);
        }

        return count;
    }
}
