using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>Works on the rings of polar maps, which are their rows.</summary>
public static class PolarRings
{
    /// <summary>Fills the bad samples of a polar map: those that are not finite.</summary>
    /// <param name="map">The map, ring by ring; it is changed in place.</param>
    /// <param name="angles">Number of samples of a ring.</param>
    /// <param name="fill">What they become.</param>
    /// <exception cref="ArgumentException">The map is no whole number of rings, or there is no such fill.</exception>
    public static void FillBad(Span<float> map, int angles, PolarFill fill)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(angles);
        if (map.Length % angles != 0)
            Throw.Argument($"'{nameof(map)}' holds {map.Length} samples; whole rings of {angles} were expected.", nameof(map));
        if (!Enum.IsDefined(fill))
            Throw.OutOfRange(nameof(fill), fill, $"one of {string.Join(", ", Enum.GetNames<PolarFill>())}");
        for (; !map.IsEmpty; map = map[angles..])
        {
            Span<float> ring = map[..angles];
            float value = fill switch { PolarFill.RingMean => Mean(ring), PolarFill.Zero => 0, _ => float.NaN };
            foreach (ref float sample in ring)
                sample = float.IsFinite(sample) ? sample : value;
        }
    }

    /// <summary>The mean of the finite samples; 0 where there is none.</summary>
    private static float Mean(ReadOnlySpan<float> ring)
    {
        double sum = 0;
        int count = 0;
        foreach (float sample in ring)
        {
            if (!float.IsFinite(sample))
                continue;
            sum += sample;
            count++;
        }

        return count == 0 ? 0 : (float)(sum / count);
    }
}
