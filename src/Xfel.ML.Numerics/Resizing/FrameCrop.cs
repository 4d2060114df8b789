using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>Cuts a window out of a frame; what lies outside the frame is filled.</summary>
public static class FrameCrop
{
    /// <summary>Cuts, or pads, around the middle of the frame. Where the margins cannot be equal, the one before is the smaller.</summary>
    /// <param name="source">The frame.</param>
    /// <param name="sourceSize">Its size.</param>
    /// <param name="fill">The value of pixels outside the frame.</param>
    /// <param name="destination">Receives the window; it must not overlap <paramref name="source"/>.</param>
    /// <param name="destinationSize">The size of the window.</param>
    /// <exception cref="ArgumentException">A length differs from its size.</exception>
    public static void Central(ReadOnlySpan<float> source, FrameSize sourceSize, float fill, Span<float> destination, FrameSize destinationSize) =>
        Around(source, sourceSize, fill, (sourceSize.Width - 1) / 2.0, (sourceSize.Height - 1) / 2.0, destination, destinationSize);

    /// <summary>Cuts, or pads, around a beam centre, to the nearest whole pixel (halves towards zero).</summary>
    /// <param name="source">The frame.</param>
    /// <param name="sourceSize">Its size.</param>
    /// <param name="fill">The value of pixels outside the frame.</param>
    /// <param name="centerX">The beam centre's column; pixel centres are at integers.</param>
    /// <param name="centerY">The beam centre's row.</param>
    /// <param name="destination">Receives the window; it must not overlap <paramref name="source"/>.</param>
    /// <param name="destinationSize">The size of the window.</param>
    /// <exception cref="ArgumentException">A length differs from its size, or the centre is not finite.</exception>
    public static void Around(
        ReadOnlySpan<float> source, FrameSize sourceSize, float fill, double centerX, double centerY, Span<float> destination, FrameSize destinationSize)
    {
        Throw.IfLengthDiffers(source.Length, sourceSize, nameof(source));
        Throw.IfLengthDiffers(destination.Length, destinationSize, nameof(destination));
        if (!double.IsFinite(centerX))
            Throw.OutOfRange(nameof(centerX), centerX, "finite");
        if (!double.IsFinite(centerY))
            Throw.OutOfRange(nameof(centerY), centerY, "finite");

        long left = Offset(centerX, destinationSize.Width), top = Offset(centerY, destinationSize.Height);
        int width = destinationSize.Width;
        int begin = (int)Math.Clamp(-left, 0, width);
        int end = (int)Math.Clamp(sourceSize.Width - left, begin, width);
        for (int y = 0; y < destinationSize.Height; y++)
        {
            Span<float> row = destination.Slice(y * width, width);
            long from = y + top;
            if (from < 0 || from >= sourceSize.Height || begin == end)
            {
                row.Fill(fill);
                continue;
            }

            row[..begin].Fill(fill);
            source.Slice((int)(from * sourceSize.Width + left + begin), end - begin).CopyTo(row[begin..end]);
            row[end..].Fill(fill);
        }
    }

    private static long Offset(double center, int length)
    {
        double first = Math.Clamp(center - (length - 1) / 2.0, -1e15, 1e15);
        return (long)(first < 0 ? Math.Floor(first + 0.5) : Math.Ceiling(first - 0.5));
    }
}
