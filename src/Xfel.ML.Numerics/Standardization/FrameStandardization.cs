using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>Brings frames to zero mean and unit variance. Non-finite pixels are left out of the statistics and written as 0, the mean.</summary>
public static class FrameStandardization
{
    /// <summary>Standardises a frame by its own mean and standard deviation; a frame without variation becomes all 0.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="destination">Receives the standardised frame; it may be <paramref name="frame"/> itself.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void PerFrame(ReadOnlySpan<float> frame, Span<float> destination)
    {
        Throw.IfLengthDiffers(destination.Length, frame.Length, nameof(destination));
        double sum = 0;
        int count = 0;
        foreach (float pixel in frame)
        {
            if (!float.IsFinite(pixel))
                continue;
            sum += pixel;
            count++;
        }

        double mean = count > 0 ? sum / count : 0;
        double squares = 0;
        foreach (float pixel in frame)
        {
            if (float.IsFinite(pixel))
                squares += (pixel - mean) * (pixel - mean);
        }

        double inverse = squares > 0 ? 1 / Math.Sqrt(squares / count) : 0;
        for (int i = 0; i < frame.Length; i++)
            destination[i] = float.IsFinite(frame[i]) ? (float)((frame[i] - mean) * inverse) : 0;
    }

    /// <summary>Standardises every pixel by statistics of its own, those of <see cref="PixelStatistics"/> over a training set.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="mean">The mean of every pixel.</param>
    /// <param name="inverseStandardDeviation">The inverse standard deviation of every pixel; 0 for one that never varies.</param>
    /// <param name="destination">Receives the standardised frame; it may be <paramref name="frame"/> itself.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void PerPixel(ReadOnlySpan<float> frame, ReadOnlySpan<float> mean, ReadOnlySpan<float> inverseStandardDeviation, Span<float> destination)
    {
        Throw.IfLengthDiffers(mean.Length, frame.Length, nameof(mean));
        Throw.IfLengthDiffers(inverseStandardDeviation.Length, frame.Length, nameof(inverseStandardDeviation));
        Throw.IfLengthDiffers(destination.Length, frame.Length, nameof(destination));
        for (int i = 0; i < frame.Length; i++)
            destination[i] = float.IsFinite(frame[i]) ? (frame[i] - mean[i]) * inverseStandardDeviation[i] : 0;
    }
}
