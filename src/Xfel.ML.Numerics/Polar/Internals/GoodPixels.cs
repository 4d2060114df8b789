using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Numerics.Internals;

/// <summary>Which pixels of a frame are good: finite and not masked.</summary>
internal static unsafe class GoodPixels
{
    public static void CheckSize(Mask? mask, FrameSize size)
    {
        if (mask is not null && mask.Size != size)
            Throw.Argument($"The mask is for frames of {mask.Size}; the frames are {size}.", nameof(mask));
    }

    /// <summary>Copies a frame with 0 for bad pixels, and says whether every pixel that is not masked is finite.</summary>
    public static bool Copy(ReadOnlySpan<float> frame, Mask? mask, Span<float> destination)
    {
        int vectors = frame.Length - frame.Length % Vector128<byte>.Count;
        bool finite;
        fixed (float* from = frame, to = destination)
        fixed (bool* good = mask is null ? default : mask.Good)
            finite = good == null ? Copy(from, to, vectors) : Copy(from, (byte*)good, to, vectors);
        for (int i = vectors; i < frame.Length; i++)
        {
            bool open = mask is null || mask.Good[i], sound = float.IsFinite(frame[i]);
            finite &= sound || !open;
            destination[i] = open && sound ? frame[i] : 0;
        }

        return finite;
    }

    /// <summary>Writes 1 for bad pixels and 0 for good ones.</summary>
    public static void Mark(ReadOnlySpan<float> frame, Mask? mask, Span<float> bad)
    {
        // 1 for finite pixels and NaN for others, then 1 for good ones and 0 for others, then the reverse.
        TensorPrimitives.Subtract(frame, frame, bad);
        TensorPrimitives.Add(bad, 1, bad);
        Copy(bad, mask, bad);
        TensorPrimitives.Subtract(1, bad, bad);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Copy(float* frame, float* destination, int count)
    {
        Vector512<float> finite = Vector512<float>.AllBitsSet;
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> pixels = Vector512.Load(frame + i), sound = Vector512.Equals(pixels - pixels, Vector512<float>.Zero);
            finite &= sound;
            (pixels & sound).Store(destination + i);
        }

        return Vector512.EqualsAll(finite.AsInt32(), Vector512<int>.AllBitsSet);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Copy(float* frame, byte* good, float* destination, int count)
    {
        Vector128<float> finite = Vector128<float>.AllBitsSet;
        for (int i = 0; i < count; i += Vector128<byte>.Count)
        {
            // Sixteen bools to the lanes of four vectors.
            (Vector128<short> low, Vector128<short> high) = Vector128.Widen(Vector128.GreaterThan(Vector128.Load(good + i), Vector128<byte>.Zero).AsSByte());
            (Vector128<int> a, Vector128<int> b) = Vector128.Widen(low);
            (Vector128<int> c, Vector128<int> d) = Vector128.Widen(high);
            finite &= Copy(frame + i, a, destination + i) & Copy(frame + i + 4, b, destination + i + 4);
            finite &= Copy(frame + i + 8, c, destination + i + 8) & Copy(frame + i + 12, d, destination + i + 12);
        }

        return Vector128.EqualsAll(finite.AsInt32(), Vector128<int>.AllBitsSet);
    }

    /// <summary>What is infinite or NaN differs from itself by NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Copy(float* frame, Vector128<int> open, float* destination)
    {
        Vector128<float> pixels = Vector128.Load(frame) & open.AsSingle(), sound = Vector128.Equals(pixels - pixels, Vector128<float>.Zero);
        (pixels & sound).Store(destination);
        return sound;
    }
}
