using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation.Tests;

/// <summary>Frames through a detector model, in one line.</summary>
internal static class Detecting
{
    public static readonly FrameSize Size = new(96, 128);

    public static float[] Flat(float level) => [.. Enumerable.Repeat(level, Size.PixelCount)];

    public static float[] Apply(DetectorModel model, float[] expected, long frame = 0, int detectorSeed = 5, int seed = 6) => Apply(model, expected, out _, out _, frame, detectorSeed, seed);

    public static float[] Apply(DetectorModel model, float[] expected, out bool[] good, out DetectorReading reading, long frame = 0, int detectorSeed = 5, int seed = 6)
    {
        float[] pixels = [.. expected];
        good = new bool[pixels.Length];
        reading = new DetectorSimulation(Size).Apply(model, detectorSeed, seed, frame, (63.5, 47.5), pixels, good);
        return pixels;
    }

    public static (double Mean, double Deviation) Statistics(IEnumerable<float> values)
    {
        double[] all = [.. values.Select(value => (double)value)];
        double mean = all.Average();
        return (mean, Math.Sqrt(all.Average(value => (value - mean) * (value - mean))));
    }
}
