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

    /// <summary>The frames of Vgg/Golden/make_vgg16_small.py.</summary>
    public static float[] WholeNumbers(int count)
    {
        var frames = new float[count * 224 * 224];
        for (int i = 0; i < frames.Length; i++)
        {
            int n = i / (224 * 224), y = i / 224 % 224 - 112, x = i % 224 - 112 + 5 * n;
            int square = x * x + y * y * (n + 1);
            frames[i] = 255 * 900 / (square + 900) * (square / (60 + 40 * n) % 3) / 2;
        }

        return frames;
    }
}
