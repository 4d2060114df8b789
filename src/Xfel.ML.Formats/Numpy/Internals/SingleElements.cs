using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>Turns the usual stored types into single precision by vectors; the others go one by one.</summary>
internal static class SingleElements
{
    /// <summary>Small integers are widened in steps, in a piece of this length that stays in the cache.</summary>
    private const int Piece = 512;

    /// <summary>Converts elements that are in the byte order of this machine.</summary>
    /// <returns><see langword="false"/> for a type that this does not know.</returns>
    public static bool TryConvert(ReadOnlySpan<byte> bytes, NpyType type, Span<float> destination)
    {
        switch ((type.Kind, type.Size))
        {
            case ('f', 4):
                bytes[..(destination.Length * sizeof(float))].CopyTo(MemoryMarshal.AsBytes(destination));
                return true;
            case ('f', 8):
                TensorPrimitives.ConvertTruncating(Take<double>(bytes, destination.Length), destination);
                return true;
            case ('f', 2):
                TensorPrimitives.ConvertToSingle(Take<Half>(bytes, destination.Length), destination);
                return true;
            case ('i', 4):
                TensorPrimitives.ConvertTruncating(Take<int>(bytes, destination.Length), destination);
                return true;
            case ('u', 4):
                TensorPrimitives.ConvertTruncating(Take<uint>(bytes, destination.Length), destination);
                return true;
            case ('u', 2):
                Convert(Take<ushort>(bytes, destination.Length), destination);
                return true;
            case ('i', 2):
                Convert(Take<short>(bytes, destination.Length), destination);
                return true;
            case ('u', 1):
                Convert(Take<byte>(bytes, destination.Length), destination);
                return true;
            default:
                return false;
        }
    }

    private static ReadOnlySpan<T> Take<T>(ReadOnlySpan<byte> bytes, int length)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes)[..length];

    private static void Convert(ReadOnlySpan<ushort> source, Span<float> destination)
    {
        Span<uint> wide = stackalloc uint[Piece];
        for (int at = 0; at < source.Length; at += Piece)
        {
            int length = Math.Min(Piece, source.Length - at);
            TensorPrimitives.ConvertTruncating(source.Slice(at, length), wide);
            // Below 2^31, where signed and unsigned are the same and signed is faster.
            TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<uint, int>(wide[..length]), destination[at..]);
        }
    }

    private static void Convert(ReadOnlySpan<short> source, Span<float> destination)
    {
        Span<int> wide = stackalloc int[Piece];
        for (int at = 0; at < source.Length; at += Piece)
        {
            int length = Math.Min(Piece, source.Length - at);
            TensorPrimitives.ConvertTruncating(source.Slice(at, length), wide);
            TensorPrimitives.ConvertTruncating<int, float>(wide[..length], destination[at..]);
        }
    }

    private static void Convert(ReadOnlySpan<byte> source, Span<float> destination)
    {
        Span<ushort> wide = stackalloc ushort[Piece];
        for (int at = 0; at < source.Length; at += Piece)
        {
            int length = Math.Min(Piece, source.Length - at);
            TensorPrimitives.ConvertTruncating(source.Slice(at, length), wide);
            Convert(wide[..length], destination[at..]);
        }
    }
}
