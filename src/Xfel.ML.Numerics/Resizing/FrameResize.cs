using System.Numerics;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>Resamples frames.</summary>
public static class FrameResize
{
    /// <summary>
    /// Bilinear interpolation with pixel centres at half-integers and without antialiasing, as <c>torch.nn.functional.interpolate</c>
    /// does with <c>align_corners=False</c>. A non-finite pixel makes every pixel that it contributes to non-finite.
    /// </summary>
    /// <param name="source">The frame.</param>
    /// <param name="sourceSize">Its size; not empty.</param>
    /// <param name="destination">Receives the resized frame; it must not overlap <paramref name="source"/>.</param>
    /// <param name="destinationSize">The new size.</param>
    /// <exception cref="ArgumentException">A length differs from its size, or the source is empty.</exception>
    public static void Bilinear(ReadOnlySpan<float> source, FrameSize sourceSize, Span<float> destination, FrameSize destinationSize) =>
        Bilinear<float>(source, sourceSize, destination, destinationSize);

    /// <summary>The same interpolation of grey levels, as <see cref="FrameRenderer"/> makes them.</summary>
    /// <param name="source">The grey levels.</param>
    /// <param name="sourceSize">Their size; not empty.</param>
    /// <param name="destination">Receives the resized frame, 0 to 255.</param>
    /// <param name="destinationSize">The new size.</param>
    /// <exception cref="ArgumentException">A length differs from its size, or the source is empty.</exception>
    public static void Bilinear(ReadOnlySpan<byte> source, FrameSize sourceSize, Span<float> destination, FrameSize destinationSize) =>
        Bilinear<byte>(source, sourceSize, destination, destinationSize);

    private static void Bilinear<T>(ReadOnlySpan<T> source, FrameSize sourceSize, Span<float> destination, FrameSize destinationSize)
        where T : unmanaged, INumberBase<T>
    {
        Throw.IfLengthDiffers(source.Length, sourceSize, nameof(source));
        Throw.IfLengthDiffers(destination.Length, destinationSize, nameof(destination));
        if (source.IsEmpty)
            Throw.Argument("The source frame is empty; it needs at least one pixel.", nameof(source));

        int width = destinationSize.Width;
        float scaleX = (float)sourceSize.Width / width, scaleY = (float)sourceSize.Height / destinationSize.Height;
        for (int y = 0; y < destinationSize.Height; y++)
        {
            Locate(y, scaleY, sourceSize.Height, out int y0, out int y1, out float fy);
            ReadOnlySpan<T> row0 = source.Slice(y0 * sourceSize.Width, sourceSize.Width), row1 = source.Slice(y1 * sourceSize.Width, sourceSize.Width);
            Span<float> target = destination.Slice(y * width, width);
            for (int x = 0; x < width; x++)
            {
                Locate(x, scaleX, sourceSize.Width, out int x0, out int x1, out float fx);
                float top = (1 - fx) * float.CreateTruncating(row0[x0]) + fx * float.CreateTruncating(row0[x1]);
                float bottom = (1 - fx) * float.CreateTruncating(row1[x0]) + fx * float.CreateTruncating(row1[x1]);
                target[x] = (1 - fy) * top + fy * bottom;
            }
        }
    }

    private static void Locate(int index, float scale, int length, out int first, out int second, out float fraction)
    {
        float position = MathF.Max((index + 0.5f) * scale - 0.5f, 0);
        first = Math.Min((int)position, length - 1);
        second = Math.Min(first + 1, length - 1);
        fraction = Math.Min(position - first, 1);
    }
}
