using System.Numerics.Tensors;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>Functions that networks apply to their first maps, as kernels on frames.</summary>
public static class FrameActivation
{
    private const int Chunk = 1024;

    /// <summary>
    /// The logarithmic activation h(x) = sign(x) alpha (ln(|x| + 1/e) + 1) of Zimmermann 2019, Eq. 11, written as sign(x) alpha ln(1 + e |x|), which is exactly 0 at 0. Its absolute error is about 1e-6 alpha.
    /// NaN stays NaN and an infinite value infinite; a value above 1.2e38 becomes infinite.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="alpha">The strength; the slope at 0 is alpha e.</param>
    /// <param name="destination">Receives the values; it may be <paramref name="frame"/> itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or <paramref name="alpha"/> is not finite and positive.</exception>
    public static void Log(ReadOnlySpan<float> frame, float alpha, Span<float> destination)
    {
        Throw.IfLengthDiffers(destination.Length, frame.Length, nameof(destination));
        if (!(alpha > 0 && float.IsFinite(alpha)))
            Throw.OutOfRange(nameof(alpha), alpha, "finite and positive");
        // A frame may be its own destination, and its signs are needed last: a piece is worked on beside it.
        Span<float> scratch = stackalloc float[Chunk];
        for (int start = 0; start < frame.Length; start += Chunk)
        {
            int length = Math.Min(Chunk, frame.Length - start);
            ReadOnlySpan<float> values = frame.Slice(start, length);
            Span<float> piece = scratch[..length];
            TensorPrimitives.Abs(values, piece);
            TensorPrimitives.Multiply(piece, MathF.E, piece);
            TensorPrimitives.Add(piece, 1, piece);
            TensorPrimitives.Log(piece, piece);
            TensorPrimitives.Multiply(piece, alpha, piece);
            TensorPrimitives.CopySign(piece, values, destination.Slice(start, length));
        }
    }
}
