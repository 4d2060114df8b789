using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>
/// The medians over a stream of frames of each frame's mean, standard deviation and maximum, which give the levels of Zimmermann's noise study. They are exact, and for that
/// three numbers (24 bytes) are kept of each frame.
/// </summary>
public sealed class NoiseStatistics
{
    private readonly List<double> _means = [];
    private readonly List<double> _deviations = [];
    private readonly List<double> _maxima = [];

    /// <summary>The number of frames that count.</summary>
    public int Count => _means.Count;

    /// <summary>Adds a frame, of any size; one without a finite pixel does not count.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>Whether it counts.</returns>
    public bool Add(ReadOnlySpan<float> frame)
    {
        if (!FrameLevels.TryOf(frame, out FrameLevels levels))
            return false;
        _means.Add(levels.Mean);
        _deviations.Add(levels.StandardDeviation);
        _maxima.Add(levels.Maximum);
        return true;
    }

    /// <summary>The median of each statistic by itself; of an even number of frames, the mean of the two middle ones.</summary>
    /// <exception cref="InvalidOperationException">No frame counts.</exception>
    public FrameLevels Medians()
    {
        if (Count == 0)
            throw new InvalidOperationException("no frame with a finite pixel was added; the levels of noise are medians over at least one");
        return new FrameLevels(Median.Of([.. _means]), Median.Of([.. _deviations]), Median.Of([.. _maxima]));
    }

    /// <summary>The upper end b of the noise of one level. It is negative where the frames are, and no noise can be drawn from [0, b) then.</summary>
    /// <param name="level">The level.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    /// <exception cref="InvalidOperationException">No frame counts.</exception>
    public float Upper(NoiseLevel level)
    {
        FrameLevels medians = Medians();
        return level switch
        {
            NoiseLevel.Mean => (float)medians.Mean,
            NoiseLevel.MeanPlusStandardDeviation => (float)(medians.Mean + medians.StandardDeviation),
            NoiseLevel.Maximum => (float)medians.Maximum,
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, $"Expected one of {string.Join(", ", Enum.GetNames<NoiseLevel>())}."),
        };
    }
}
