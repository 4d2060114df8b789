using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>Turns stored elements into the types that this library works with.</summary>
internal static class NpyElements
{
    /// <summary>Converts numeric elements; <paramref name="bytes"/> is brought to the byte order of this machine in place.</summary>
    public static void Convert<T>(Span<byte> bytes, NpyType type, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        if (type.BigEndian == BitConverter.IsLittleEndian)
            Reverse(bytes, type.Size);
        if (typeof(T) == typeof(float) && SingleElements.TryConvert(bytes, type, MemoryMarshal.Cast<T, float>(destination)))
            return;
        ConvertOneByOne(bytes, type, destination);
    }

    /// <summary>Converts numeric elements that are in the byte order of this machine.</summary>
    public static void ConvertOneByOne<T>(ReadOnlySpan<byte> bytes, NpyType type, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        switch ((type.Kind, type.Size))
        {
            case ('b', _):
                for (int i = 0; i < destination.Length; i++)
                    destination[i] = bytes[i] != 0 ? T.One : T.Zero;
                break;
            case ('u', 1):
                Convert<byte, T>(bytes, destination);
                break;
            case ('u', 2):
                Convert<ushort, T>(bytes, destination);
                break;
            case ('u', 4):
                Convert<uint, T>(bytes, destination);
                break;
            case ('u', 8):
                Convert<ulong, T>(bytes, destination);
                break;
            case ('i', 1):
                Convert<sbyte, T>(bytes, destination);
                break;
            case ('i', 2):
                Convert<short, T>(bytes, destination);
                break;
            case ('i', 4):
                Convert<int, T>(bytes, destination);
                break;
            case ('i', 8):
                Convert<long, T>(bytes, destination);
                break;
            case ('f', 2):
                Convert<Half, T>(bytes, destination);
                break;
            case ('f', 4):
                Convert<float, T>(bytes, destination);
                break;
            case ('f', 8):
                Convert<double, T>(bytes, destination);
                break;
            default:
                throw new ArgumentException($"{type} is not a numeric type.", nameof(type));
        }
    }

    /// <summary>One element of a text array; numpy pads with zeros.</summary>
    /// <exception cref="FormatException">A code point is not a character.</exception>
    public static string Text(ReadOnlySpan<byte> element, NpyType type)
    {
        if (type.Kind == 'S')
            return Encoding.Latin1.GetString(element).TrimEnd('\0');
        var text = new StringBuilder();
        for (int i = 0; i < element.Length; i += 4)
        {
            int code = type.BigEndian ? BinaryPrimitives.ReadInt32BigEndian(element[i..]) : BinaryPrimitives.ReadInt32LittleEndian(element[i..]);
            if (!Rune.IsValid(code))
                throw new FormatException("text with a code point that is not a character");
            text.Append(new Rune(code).ToString());
        }

        return text.ToString().TrimEnd('\0');
    }

    private static void Convert<TSource, T>(ReadOnlySpan<byte> bytes, Span<T> destination)
        where TSource : unmanaged, INumber<TSource>
        where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<TSource> source = MemoryMarshal.Cast<byte, TSource>(bytes);
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.CreateSaturating(source[i]);
    }

    /// <summary>Turns the bytes of every element round.</summary>
    public static void Reverse(Span<byte> bytes, int size)
    {
        switch (size)
        {
            case 2:
                Span<ushort> words = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(words, words);
                break;
            case 4:
                Span<uint> doubleWords = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(doubleWords, doubleWords);
                break;
            case 8:
                Span<ulong> quadWords = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(quadWords, quadWords);
                break;
        }
    }
}
