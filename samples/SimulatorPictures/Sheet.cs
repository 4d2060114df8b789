using Xfel.ML.Formats;
using Xfel.ML.Numerics;

namespace Xfel.ML.Samples;

/// <summary>A contact sheet: frames of one size side by side, black where there is nothing, each with a grey scale of its own that is logarithmic above the noise.</summary>
internal sealed class Sheet(FrameSize tile, int columns)
{
    private const int Border = 2;
    private readonly List<float[]> _frames = [];

    public void Add(float[] pixels) => _frames.Add(pixels);

    public void Write(string path)
    {
        int rows = (_frames.Count + columns - 1) / columns, height = tile.Height + Border, width = tile.Width + Border;
        var size = new FrameSize(rows * height - Border, columns * width - Border);
        var grey = new byte[size.PixelCount];
        Array.Fill(grey, byte.MaxValue);
        for (int i = 0; i < _frames.Count; i++)
        {
            byte[] levels = Levels(_frames[i]);
            for (int row = 0; row < tile.Height; row++)
                levels.AsSpan(row * tile.Width, tile.Width).CopyTo(grey.AsSpan((i / columns * height + row) * size.Width + i % columns * width));
        }

        AtomicFile.Write(path, stream => PngFile.WriteGrey(stream, grey, size));
    }

    /// <summary>ln(1 + I) from the darkest to the brightest: the 1st and the 99.9th percentile.</summary>
    private static byte[] Levels(float[] pixels)
    {
        double[] values = [.. pixels.Select(pixel => Math.Sign(pixel) * Math.Log(1 + Math.Abs(pixel)))];
        double[] sorted = [.. values.Order()];
        double low = sorted[values.Length / 100], high = Math.Max(sorted[values.Length - 1 - values.Length / 1000], low + 1e-3);
        return [.. values.Select(value => (byte)Math.Clamp(255 * (value - low) / (high - low), 0, 255))];
    }
}
