using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>
/// The median of every pixel over a stream of frames. It is taken over all frames while they are few, and over an evenly drawn, seeded sample of them when they are more (J. S. Vitter, Random sampling with a
/// reservoir, ACM Trans. Math. Softw. 11 (1985) 37, algorithm R), so that memory does not grow with their number. Non-finite pixels are ignored.
/// </summary>
public sealed class PixelMedian
{
    private readonly int _most;
    private readonly Random _random;
    private readonly List<float[]> _frames = [];

    /// <summary>Begins with no frame.</summary>
    /// <param name="size">The size of the frames.</param>
    /// <param name="most">The most frames that are kept in memory, 1 or more.</param>
    /// <param name="seed">Which ones are kept when there are more.</param>
    public PixelMedian(FrameSize size, int most, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        Size = size;
        _most = most;
        _random = new Random(seed);
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
        Count++;
        if (_frames.Count < _most)
        {
            _frames.Add(frame.ToArray());
            return;
        }

        long place = _random.NextInt64(Count);
        if (place < _most)
            frame.CopyTo(_frames[(int)place]);
    }

    /// <summary>The median of every pixel; of an even number of values, the mean of the two middle ones; NaN for a pixel that was never finite.</summary>
    public float[] Median()
    {
        var median = new float[Size.PixelCount];
        var values = new float[_frames.Count];
        for (int i = 0; i < median.Length; i++)
        {
            int count = 0;
            foreach (float[] frame in _frames)
            {
                if (float.IsFinite(frame[i]))
                    values[count++] = frame[i];
            }

            median[i] = count == 0 ? float.NaN : Internals.Median.Of(values.AsSpan(0, count));
        }

        return median;
    }
}
