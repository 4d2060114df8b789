namespace Xfel.ML.Numerics.Tests.Polar;

/// <summary>Frames, masks and grids for tests, from seeds.</summary>
internal static class TestFrames
{
    /// <summary>Sizes of frames, radii, angles, orders; centres and outer radii as parts of the frame, -1 for the default.</summary>
    public static IEnumerable<object[]> Grids =>
    [
        [3, 3, 2, 2, 1, -1.0, -1.0, -1.0],
        [3, 3, 5, 7, 3, 0.5, 0.45, 0.9],
        [3, 65, 2, 3, 1, 0.3, -1.0, -1.0],
        [5, 4, 3, 4, 2, -1.0, -1.0, -1.0],
        [16, 16, 6, 12, 6, -1.0, -1.0, 0.7],
        [17, 19, 14, 16, 8, 0.41, 0.62, -1.0],
        [33, 31, 15, 17, 1, -1.0, -1.0, -1.0],
        [40, 65, 28, 30, 15, 0.3, 0.7, 0.6],
        [65, 40, 31, 89, 8, 0.5, 0.5, -1.0],
        [65, 40, 32, 90, 8, 0.2, 0.3, 0.8],
        [64, 64, 33, 64, 32, -1.0, -1.0, -1.0],
        [61, 61, 49, 90, 4, -1.0, -1.0, 0.71],
        [48, 48, 50, 65, 3, 0.55, 0.5, -1.0],
        [7, 7, 2, 300, 9, -1.0, -1.0, -1.0],
    ];

    public static CorrelationOptions Options(FrameSize size, int radii, int angles, int order, double x, double y, double radius) => new()
    {
        Order = order,
        Polar = new()
        {
            Radii = radii,
            Angles = angles,
            CenterX = x < 0 ? null : x * (size.Width - 1),
            CenterY = y < 0 ? null : y * (size.Height - 1),
            OuterRadius = radius < 0 ? null : radius * Math.Min(size.Width, size.Height),
        },
    };

    public static float[] Positive(FrameSize size, int seed)
    {
        var random = new Random(seed);
        var frame = new float[size.PixelCount];
        for (int i = 0; i < frame.Length; i++)
            frame[i] = 0.01f + 20 * random.NextSingle();
        return frame;
    }

    /// <summary>Values of both signs over several orders of magnitude.</summary>
    public static float[] Signed(FrameSize size, int seed)
    {
        var random = new Random(seed);
        var frame = new float[size.PixelCount];
        for (int i = 0; i < frame.Length; i++)
            frame[i] = (float)((random.NextDouble() - 0.3) * Math.Pow(10, 4 * random.NextDouble() - 1));
        return frame;
    }

    /// <summary>Some pixels of a frame become NaN or infinite.</summary>
    public static float[] Spoilt(float[] frame, int seed, double share = 0.03)
    {
        var random = new Random(seed);
        float[] kinds = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        return [.. frame.Select(value => random.NextDouble() < share ? kinds[random.Next(kinds.Length)] : value)];
    }

    /// <summary>A gap across the frame, a wedge's worth of dead columns and a few single pixels.</summary>
    public static Mask Gaps(FrameSize size, int seed)
    {
        var random = new Random(seed);
        int row = random.Next(size.Height), column = random.Next(size.Width);
        var good = new bool[size.PixelCount];
        for (int i = 0; i < good.Length; i++)
            good[i] = i / size.Width != row && !(i % size.Width == column && i / size.Width < row) && random.NextDouble() > 0.01;
        return new Mask(size, good);
    }
}
