using Xfel.ML.Formats;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Draws angular cross-correlation maps: sign(x) ln(1 + |x| / median |x|), red above 0, white at 0 and blue below, as strong as the strongest value of the map allows.</summary>
public static class CorrelationPictures
{
    /// <summary>Draws a map as a PNG file in memory. Row q1 lies below row q1 - 1: the smallest radii meet at the upper left.</summary>
    /// <param name="map">The map.</param>
    /// <param name="size">Its size.</param>
    /// <exception cref="ArgumentException">The length differs from the size.</exception>
    public static byte[] Encode(ReadOnlySpan<float> map, FrameSize size)
    {
        var scaled = new float[map.Length];
        CorrelationScaling.Log(map, scaled);
        float strongest = scaled.Length == 0 ? 0 : scaled.Max(Math.Abs);
        var colors = new byte[3 * scaled.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            float strength = strongest > 0 ? scaled[i] / strongest : 0;
            byte rest = (byte)MathF.Round(255 * (1 - MathF.Abs(strength)));
            (colors[3 * i], colors[(3 * i) + 1], colors[(3 * i) + 2]) = strength > 0 ? ((byte)255, rest, rest) : (rest, rest, (byte)255);
        }

        var stream = new MemoryStream();
        PngFile.WriteRgb(stream, colors, size);
        return stream.ToArray();
    }
}
