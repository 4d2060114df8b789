using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>Resamples frames.</summary>
public static class FrameResize
{
    /// <summary>
    /// Bilinear interpolation with pixel centres at half-integers and without antialiasing, as <c>torch.nn.functional.interpolate</c>
    /// does with <c>align_corners=False</c>. A non-finite pixel makes every pixel that it contributes to NaN or infinite.
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

        if (typeof(T) == typeof(float) && sourceSize == destinationSize)
        {
            MemoryMarshal.Cast<T, float>(source).CopyTo(destination);
            return;
        }

        // Every source row is resampled across once, into one of two rows that are then blended down.
        int width = destinationSize.Width;
        using var scratch = new Scratch<float>(3 * width);
        using var columns = new Scratch<int>(2 * width);
        Span<int> left = columns.Span[..width], right = columns.Span[width..];
        Span<float> fraction = scratch.Span[..width], upper = scratch.Span.Slice(width, width), lower = scratch.Span[(2 * width)..];
        double scaleX = (double)sourceSize.Width / width, scaleY = (double)sourceSize.Height / destinationSize.Height;
        for (int x = 0; x < width; x++)
            Locate(x, scaleX, sourceSize.Width, out left[x], out right[x], out fraction[x]);

        int upperRow = -1, lowerRow = -1;
        for (int y = 0; y < destinationSize.Height; y++)
        {
            Locate(y, scaleY, sourceSize.Height, out int y0, out int y1, out float fy);
            if (y0 == lowerRow)
            {
                Span<float> swap = upper;
                upper = lower;
                lower = swap;
                (upperRow, lowerRow) = (lowerRow, -1);
            }

            if (y0 != upperRow)
                Across(source.Slice(y0 * sourceSize.Width, sourceSize.Width), left, right, fraction, upper);
            if (y1 != lowerRow)
                Across(source.Slice(y1 * sourceSize.Width, sourceSize.Width), left, right, fraction, lower);
            (upperRow, lowerRow) = (y0, y1);
            TensorPrimitives.Lerp(upper, lower, fy, destination.Slice(y * width, width));
        }
    }

    private static void Across<T>(ReadOnlySpan<T> row, ReadOnlySpan<int> left, ReadOnlySpan<int> right, ReadOnlySpan<float> fraction, Span<float> destination)
        where T : unmanaged, INumberBase<T>
    {
        for (int x = 0; x < destination.Length; x++)
        {
            float a = float.CreateTruncating(row[left[x]]), b = float.CreateTruncating(row[right[x]]);
            destination[x] = a * (1 - fraction[x]) + b * fraction[x];
        }
    }

    private static void Locate(int index, double scale, int length, out int first, out int second, out float fraction)
    {
        double position = Math.Max((index + 0.5) * scale - 0.5, 0);
        first = Math.Min((int)position, length - 1);
        fraction = (float)Math.Min(position - first, 1);
        second = fraction == 0 ? first : Math.Min(first + 1, length - 1); // a neighbour of no weight must not spread its NaN
    }
}
