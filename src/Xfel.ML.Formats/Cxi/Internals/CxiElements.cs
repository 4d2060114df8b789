using System.Numerics;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>Turns pixels into the elements of a CXI file.</summary>
internal static class CxiElements
{
    /// <summary>Converts a frame.</summary>
    /// <param name="pixels">The pixels.</param>
    /// <param name="element">What to store them as.</param>
    /// <param name="destination">Receives the elements.</param>
    /// <returns>-1, or the first pixel that cannot be stored.</returns>
    public static int Convert(ReadOnlySpan<float> pixels, CxiElement element, Span<byte> destination)
    {
        switch (element)
        {
            case CxiElement.Float16:
                return ToHalf(pixels, MemoryMarshal.Cast<byte, Half>(destination));
            case CxiElement.Int16:
                return ToWhole(pixels, MemoryMarshal.Cast<byte, short>(destination));
            case CxiElement.Int32:
                return ToWhole(pixels, MemoryMarshal.Cast<byte, int>(destination));
            case CxiElement.UInt16:
                return ToWhole(pixels, MemoryMarshal.Cast<byte, ushort>(destination));
            default:
                MemoryMarshal.AsBytes(pixels).CopyTo(destination);
                return -1;
        }
    }

    private static int ToHalf(ReadOnlySpan<float> pixels, Span<Half> destination)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            destination[i] = (Half)pixels[i];
            if (float.IsFinite(pixels[i]) && !Half.IsFinite(destination[i]))
                return i;
        }

        return -1;
    }

    private static int ToWhole<T>(ReadOnlySpan<float> pixels, Span<T> destination)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            destination[i] = T.CreateSaturating(pixels[i]);
            // In double precision: as float, 2147483647 would equal 2147483648.
            if (double.CreateTruncating(destination[i]) != pixels[i])
                return i;
        }

        return -1;
    }
}
