using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Numerics.Internals;

/// <summary>Which pixels of a frame are good: finite and not masked.</summary>
internal static class GoodPixels
{
    public static void CheckSize(Mask? mask, FrameSize size)
    {
        if (mask is not null && mask.Size != size)
            Throw.Argument($"The mask is for frames of {mask.Size}; the frames are {size}.", nameof(mask));
    }

    /// <summary>Copies a frame with 0 for bad pixels, and says whether every pixel that is not masked is finite.</summary>
    public static bool Copy(ReadOnlySpan<float> frame, Mask? mask, Span<float> destination)
    {
        ReadOnlySpan<bool> good = mask is null ? default : mask.Good;
        bool finite = true;
        int vectors = frame.Length - frame.Length % Vector128<byte>.Count;
        for (int i = 0; i < vectors; i += Vector128<byte>.Count)
            finite &= Copy(frame[i..], good.IsEmpty ? good : good[i..], destination[i..]);
        for (int i = vectors; i < frame.Length; i++)
        {
            bool open = good.IsEmpty || good[i], sound = float.IsFinite(frame[i]);
            finite &= sound || !open;
            destination[i] = open && sound ? frame[i] : 0;
        }

        return finite;
    }

    /// <summary>Writes 1 for bad pixels and 0 for good ones.</summary>
    public static void Mark(ReadOnlySpan<float> frame, Mask? mask, Span<float> bad)
    {
        for (int i = 0; i < frame.Length; i++)
            bad[i] = float.IsFinite(frame[i]) && (mask is null || mask.Good[i]) ? 0 : 1;
    }

    private static bool Copy(ReadOnlySpan<float> frame, ReadOnlySpan<bool> good, Span<float> destination)
    {
        if (good.IsEmpty)
        {
            Vector128<float> ones = Vector128<float>.AllBitsSet;
            return Copy(frame, ones, destination) & Copy(frame[4..], ones, destination[4..]) & Copy(frame[8..], ones, destination[8..]) & Copy(frame[12..], ones, destination[12..]);
        }

        // Sixteen bools to the lanes of four vectors.
        Vector128<byte> open = Vector128.GreaterThan(Vector128.Create(MemoryMarshal.AsBytes(good)), Vector128<byte>.Zero);
        (Vector128<short> low, Vector128<short> high) = Vector128.Widen(open.AsSByte());
        (Vector128<int> a, Vector128<int> b) = Vector128.Widen(low);
        (Vector128<int> c, Vector128<int> d) = Vector128.Widen(high);
        return Copy(frame, a.AsSingle(), destination) & Copy(frame[4..], b.AsSingle(), destination[4..])
            & Copy(frame[8..], c.AsSingle(), destination[8..]) & Copy(frame[12..], d.AsSingle(), destination[12..]);
    }

    private static bool Copy(ReadOnlySpan<float> frame, Vector128<float> open, Span<float> destination)
    {
        Vector128<float> pixels = Vector128.Create(frame) & open;
        // What is infinite or NaN differs from itself by NaN.
        Vector128<float> finite = Vector128.Equals(pixels - pixels, Vector128<float>.Zero);
        (pixels & finite).CopyTo(destination);
        return Vector128.EqualsAll(finite.AsInt32(), Vector128<int>.AllBitsSet);
    }
}
