namespace Xfel.ML.Networks.Tests.Execution;

internal static class TestFrames
{
    /// <summary>Uniform numbers in [-1, 1).</summary>
    public static float[] Uniform(int length, int seed)
    {
        var random = new Random(seed);
        var values = new float[length];
        for (int i = 0; i < length; i++)
            values[i] = 2 * random.NextSingle() - 1;
        return values;
    }

    /// <summary>Grey frames like a diffraction pattern: rings that fall off steeply from a centre, mostly dark.</summary>
    public static float[] Diffraction(int count, int side = 224)
    {
        var frames = new float[count * side * side];
        for (int i = 0; i < frames.Length; i++)
        {
            int n = i / (side * side), y = i / side % side, x = i % side;
            double r = Math.Sqrt(Math.Pow(x - side / 2.0, 2) + Math.Pow((y - side / 2.0) * (1 + 0.1 * n), 2)) + 1;
            double s = Math.Sin(r / (3 + n));
            frames[i] = (float)Math.Floor(Math.Min(255, 255 * 400 * s * s / (r * r)));
        }

        return frames;
    }
}
