using Xfel.ML.Numerics;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Simulation;

/// <summary>What makes one detector differ from another of its kind, of a seed and before any strength: normal numbers for gains and offsets, and which pixels are bad.</summary>
internal sealed class FixedPattern
{
    private int _seed;

    public FixedPattern(FrameSize size)
    {
        Gains = new float[size.PixelCount];
        Offsets = new float[size.PixelCount];
        Flaws = new float[size.PixelCount];
        Levels = new float[size.PixelCount];
        Known = new float[size.PixelCount];
    }

    public float[] Gains { get; }

    public float[] Offsets { get; }

    /// <summary>Uniform: the smallest are dead, the largest hot.</summary>
    public float[] Flaws { get; }

    /// <summary>Exponential, of mean 1.</summary>
    public float[] Levels { get; }

    /// <summary>Uniform: the smallest are known to calibration.</summary>
    public float[] Known { get; }

    public void Draw(int seed)
    {
        _seed = seed;
        NormalPixels.Fill(Gains, seed, RandomPurpose.DetectorPattern, 0);
        NormalPixels.Fill(Offsets, seed, RandomPurpose.DetectorPattern, 1);
        const float word = 1f / (1 << 24);
        for (int p = 0; p < Flaws.Length; p++)
        {
            (uint flaw, uint level, uint known, _) = Philox.Generate((uint)p, 0, 4, 0, (uint)seed, (uint)RandomPurpose.DetectorPattern);
            Flaws[p] = (flaw >> 8) * word;
            Levels[p] = (float)-Math.Log((level + 1.0) / 4294967296.0);
            Known[p] = (known >> 8) * word;
        }
    }

    /// <summary>Normal numbers of readout lines.</summary>
    public void DrawLines(Span<float> lines) => NormalPixels.Fill(lines, _seed, RandomPurpose.DetectorPattern, 2);

    /// <summary>Normal numbers of places along readout lines.</summary>
    public void DrawAcross(Span<float> across) => NormalPixels.Fill(across, _seed, RandomPurpose.DetectorPattern, 3);
}
