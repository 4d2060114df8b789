using Xfel.ML.Networks;

namespace Xfel.ML.Benchmarks;

/// <summary>Frames of uniform noise, as the peers' scripts draw them.</summary>
internal static class RandomFrames
{
    /// <summary><c>[count][channels][height][width]</c>, in [0, <paramref name="range"/>).</summary>
    public static float[] Create(FeatureShape shape, int count, float range = 1)
    {
        var random = new Random(1);
        var frames = new float[count * shape.Length];
        for (int i = 0; i < frames.Length; i++)
            frames[i] = range * random.NextSingle();
        return frames;
    }
}
