using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>Turns the usual stored types into single precision by vectors; the others gain nothing by it.</summary>
internal static class SingleElements
{
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

    // TensorPrimitives has no vectors for what follows (bench cxi-read-uint16).
    private static void Convert(ReadOnlySpan<ushort> source, Span<float> destination)
    {
        int i = 0;
        for (; i <= source.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
            Store(new Vector<ushort>(source[i..]), destination[i..]);
        for (; i < source.Length; i++)
            destination[i] = source[i];
    }

    private static void Convert(ReadOnlySpan<short> source, Span<float> destination)
    {
        int i = 0;
        for (; i <= source.Length - Vector<short>.Count; i += Vector<short>.Count)
        {
            Vector.Widen(new Vector<short>(source[i..]), out Vector<int> low, out Vector<int> high);
            Vector.ConvertToSingle(low).CopyTo(destination[i..]);
            Vector.ConvertToSingle(high).CopyTo(destination[(i + Vector<int>.Count)..]);
        }

        for (; i < source.Length; i++)
            destination[i] = source[i];
    }

    private static void Convert(ReadOnlySpan<byte> source, Span<float> destination)
    {
        int i = 0;
        for (; i <= source.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(source[i..]), out Vector<ushort> low, out Vector<ushort> high);
            Store(low, destination[i..]);
            Store(high, destination[(i + Vector<ushort>.Count)..]);
        }

        for (; i < source.Length; i++)
            destination[i] = source[i];
    }

    private static void Store(Vector<ushort> values, Span<float> destination)
    {
        // Below 2^31, where signed and unsigned are the same and signed is faster.
        Vector.Widen(values, out Vector<uint> low, out Vector<uint> high);
        Vector.ConvertToSingle(low.As<uint, int>()).CopyTo(destination);
        Vector.ConvertToSingle(high.As<uint, int>()).CopyTo(destination[Vector<uint>.Count..]);
    }
}
