using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>Writes the values of an MRC file, which <see cref="MrcStatistics"/> has checked.</summary>
internal static class MrcValueWriter
{
    private const int PieceLength = 1 << 14;

    public static void Write(Stream stream, MrcMap map)
    {
        switch (map.Mode)
        {
            case MrcMode.Int8 when map.HasUnsignedBytes:
                Write<byte>(stream, map);
                break;
            case MrcMode.Int8:
                Write<sbyte>(stream, map);
                break;
            case MrcMode.Int16:
                Write<short>(stream, map);
                break;
            case MrcMode.UInt16:
                Write<ushort>(stream, map);
                break;
            case MrcMode.Float16:
                Write<Half>(stream, map);
                break;
            default:
                Write<float>(stream, map);
                break;
        }
    }

    private static void Write<T>(Stream stream, MrcMap map)
        where T : unmanaged, INumber<T>
    {
        var piece = new T[Math.Min(PieceLength, map.Values.Length)];
        for (int start = 0; start < map.Values.Length; start += piece.Length)
        {
            ReadOnlySpan<float> values = map.Values.AsSpan(start, Math.Min(piece.Length, map.Values.Length - start));
            for (int i = 0; i < values.Length; i++)
                piece[i] = T.CreateTruncating(values[i]);
            Span<byte> bytes = MemoryMarshal.AsBytes(piece.AsSpan(0, values.Length));
            if (map.IsBigEndian == BitConverter.IsLittleEndian)
                NpyElements.Reverse(bytes, Unsafe.SizeOf<T>());
            stream.Write(bytes);
        }
    }
}
