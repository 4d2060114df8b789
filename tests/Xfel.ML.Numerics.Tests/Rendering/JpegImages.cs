namespace Xfel.ML.Numerics.Tests.Rendering;

/// <summary>The test images of jpeg_golden.py, by the same formulas.</summary>
internal static class JpegImages
{
    public static byte[] Make(string content, FrameSize size)
    {
        var grey = new byte[size.PixelCount];
        uint state = 1;
        for (int i = 0; i < grey.Length; i++)
        {
            (int y, int x) = (i / size.Width, i % size.Width);
            state = state * 1664525 + 1013904223;
            int noise = (int)(state >> 24);
            grey[i] = (byte)(content switch
            {
                "noise" => noise,
                "gradient" => 3 * x + 5 * y,
                "saturated" => noise >= 128 ? 255 : 0,
                "checkerboard" => (x + y) % 2 * 255,
                "photons" => noise >= 230 ? 25 * (noise % 10 + 1) : 0,
                _ => throw new ArgumentOutOfRangeException(nameof(content)),
            });
        }

        return grey;
    }
}
