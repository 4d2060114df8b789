namespace Xfel.ML.Numerics;

/// <summary>How bright one frame is, by its finite pixels.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Their standard deviation, of the population: the root of the mean squared deviation.</param>
/// <param name="Maximum">The largest of them.</param>
public readonly record struct FrameLevels(double Mean, double StandardDeviation, double Maximum)
{
    /// <summary>Computes them, in double precision.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="levels">Receives them.</param>
    /// <returns>False for a frame without a finite pixel.</returns>
    public static bool TryOf(ReadOnlySpan<float> frame, out FrameLevels levels)
    {
        double sum = 0, maximum = double.NegativeInfinity;
        int count = 0;
        foreach (float pixel in frame)
        {
            if (!float.IsFinite(pixel))
                continue;
            sum += pixel;
            maximum = Math.Max(maximum, pixel);
            count++;
        }

        levels = default;
        if (count == 0)
            return false;
        double mean = sum / count, squares = 0;
        foreach (float pixel in frame)
        {
            if (float.IsFinite(pixel))
                squares += (pixel - mean) * (pixel - mean);
        }

        levels = new FrameLevels(mean, Math.Sqrt(squares / count), maximum);
        return true;
    }
}
