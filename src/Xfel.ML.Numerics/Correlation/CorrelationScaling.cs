using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>Brings angular cross-correlation maps, whose values span orders of magnitude, into a range that an eye can see.</summary>
public static class CorrelationScaling
{
    /// <summary>Computes sign(x) ln(1 + |x| / m), m being the median of |x| over the values that are not 0, of which a map may have many. A map of nothing but 0 stays so; values that are not finite count as 0.</summary>
    /// <param name="map">The map.</param>
    /// <param name="destination">Receives the values; it may be <paramref name="map"/> itself.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Log(ReadOnlySpan<float> map, Span<float> destination)
    {
        Throw.IfLengthDiffers(destination.Length, map.Length, nameof(destination));
        using var scratch = new Scratch<float>(map.Length);
        int count = 0;
        foreach (float value in map)
        {
            if (value != 0 && float.IsFinite(value))
                scratch.Span[count++] = MathF.Abs(value);
        }

        double median = count > 0 ? Median.Of(scratch.Span[..count]) : 1;
        for (int i = 0; i < map.Length; i++)
            destination[i] = float.IsFinite(map[i]) ? (float)(Math.Sign(map[i]) * Math.Log(1 + (Math.Abs(map[i]) / median))) : 0;
    }
}
