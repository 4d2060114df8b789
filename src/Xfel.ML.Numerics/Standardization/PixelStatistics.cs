using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>Mean and standard deviation of every pixel over a stream of frames, in double precision (Welford's update). Non-finite pixels are ignored.</summary>
public sealed class PixelStatistics
{
    private readonly double[] _mean;
    private readonly double[] _squares;
    private readonly int[] _counts;

    /// <summary>Begins with no frame.</summary>
    /// <param name="size">The size of the frames.</param>
    public PixelStatistics(FrameSize size)
    {
        Size = size;
        _mean = new double[size.PixelCount];
        _squares = new double[_mean.Length];
        _counts = new int[_mean.Length];
    }

    /// <summary>The size of the frames.</summary>
    public FrameSize Size { get; }

    /// <summary>The number of frames added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <exception cref="ArgumentException">The length differs from <see cref="Size"/>.</exception>
    public void Add(ReadOnlySpan<float> frame)
    {
        Throw.IfLengthDiffers(frame.Length, Size, nameof(frame));
        for (int i = 0; i < frame.Length; i++)
        {
            if (!float.IsFinite(frame[i]))
                continue;
            double difference = frame[i] - _mean[i];
            _mean[i] += difference / ++_counts[i];
            _squares[i] += difference * (frame[i] - _mean[i]);
        }

        Count++;
    }

    /// <summary>The mean of every pixel.</summary>
    /// <param name="unknown">What stands for a pixel that was never finite.</param>
    public float[] Mean(float unknown = 0)
    {
        var mean = new float[_mean.Length];
        for (int i = 0; i < mean.Length; i++)
            mean[i] = _counts[i] > 0 ? (float)_mean[i] : unknown;
        return mean;
    }

    /// <summary>One over the standard deviation (of the population) of every pixel; 0 for one that never varied.</summary>
    public float[] InverseStandardDeviation()
    {
        var inverse = new float[_squares.Length];
        for (int i = 0; i < inverse.Length; i++)
            inverse[i] = _squares[i] > 0 ? (float)Math.Min(1 / Math.Sqrt(_squares[i] / _counts[i]), float.MaxValue) : 0;
        return inverse;
    }
}
