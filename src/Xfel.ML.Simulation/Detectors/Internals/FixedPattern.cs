using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>What makes one detector differ from another of its kind, of a seed and before any strength: normal numbers for gains and offsets, and which pixels are bad.</summary>
internal sealed class FixedPattern
{
    public FixedPattern(FrameSize size)
    {
        Gains = new float[size.PixelCount];
        Offsets = new float[size.PixelCount];
        Rows = new float[size.Height];
        Columns = new float[size.Width];
        Flaws = new float[size.PixelCount];
        Levels = new float[size.PixelCount];
        Known = new float[size.PixelCount];
    }

    public float[] Gains { get; }

    public float[] Offsets { get; }

    public float[] Rows { get; }

    public float[] Columns { get; }

    /// <summary>Uniform: the smallest are dead, the largest hot.</summary>
    public float[] Flaws { get; }

    /// <summary>Exponential, of mean 1.</summary>
    public float[] Levels { get; }

    /// <summary>Uniform: the smallest are known to calibration.</summary>
    public float[] Known { get; }

    public void Draw(int seed)
    {
        NormalPixels.Fill(Gains, seed, RandomPurpose.DetectorPattern, 0);
        NormalPixels.Fill(Offsets, seed, RandomPurpose.DetectorPattern, 1);
        NormalPixels.Fill(Rows, seed, RandomPurpose.DetectorPattern, 2);
        NormalPixels.Fill(Columns, seed, RandomPurpose.DetectorPattern, 3);
        const float word = 1f / (1 << 24);
        for (int p = 0; p < Flaws.Length; p++)
        {
            (uint flaw, uint level, uint known, _) = Philox.Generate((uint)p, 0, 4, 0, (uint)seed, (uint)RandomPurpose.DetectorPattern);
            Flaws[p] = (flaw >> 8) * word;
            Levels[p] = (float)-Math.Log((level + 1.0) / 4294967296.0);
            Known[p] = (known >> 8) * word;
        }
    }
}
