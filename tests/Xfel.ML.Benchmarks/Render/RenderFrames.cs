using Xfel.ML.Numerics;

namespace Xfel.ML.Benchmarks;

/// <summary>The frames of the rendering benchmark; peers/render/libjpeg_turbo.py makes the same ones by the same integer arithmetic.</summary>
internal static class RenderFrames
{
    public const int Count = 64;

    public static readonly FrameSize Size = new(224, 224);

    /// <summary>Photon counts that fall off from the centre: uniform from 0 to below 24 / (1 + (r / 30 px)^2).</summary>
    public static float[] Make(int index)
    {
        var photons = new float[Size.PixelCount];
        for (int i = 0; i < photons.Length; i++)
        {
            int y = i / Size.Width - 112, x = i % Size.Width - 112;
            uint limit = (uint)(24 * 900 / (900 + x * x + y * y));
            photons[i] = ((Hash((uint)(index * photons.Length + i)) & 0xFFFF) * limit) >> 16;
        }

        return photons;
    }

    private static uint Hash(uint value)
    {
        value *= 2654435761;
        value = (value ^ (value >> 16)) * 0x85EBCA6B;
        value = (value ^ (value >> 13)) * 0xC2B2AE35;
        return value ^ (value >> 16);
    }
}
