using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>Adds noise that is uniform on [0, b) to every pixel (Zimmermann's noise study). The numbers are Philox words, keyed by a seed and by the frame's own pixels.</summary>
public static class UniformNoise
{
    private const float Step = 1f / (1 << 24);

    /// <summary>Tells these numbers from those that others draw with the same seed.</summary>
    private const uint Purpose = 0x4E6F6973;

    /// <summary>
    /// Adds noise to a frame. The noise depends on the seed and on the pixels alone, so it is the same in whatever order frames come, on any thread; two frames that are equal bit for bit get equal noise,
    /// and frames that differ anywhere get independent noise.
    /// </summary>
    /// <param name="frame">The frame.</param>
    /// <param name="upper">The upper end b, in the frame's unit; 0 adds nothing.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="destination">Receives the noisy frame; it may be <paramref name="frame"/> itself. Pixels that are not finite stay as they are.</param>
    /// <exception cref="ArgumentException">The lengths differ, or <paramref name="upper"/> is negative or not finite.</exception>
    public static void Add(ReadOnlySpan<float> frame, float upper, int seed, Span<float> destination)
    {
        Throw.IfLengthDiffers(destination.Length, frame.Length, nameof(destination));
        if (!(upper >= 0 && float.IsFinite(upper)))
            Throw.OutOfRange(nameof(upper), upper, "finite and not negative");
        ulong content = ContentHash.Of(frame);
        uint low = (uint)content, high = (uint)(content >> 32);
        Span<uint> words = stackalloc uint[4];
        for (int p = 0; p < frame.Length; p += words.Length)
        {
            (words[0], words[1], words[2], words[3]) = Philox.Generate((uint)p / 4, 0, low, high, (uint)seed, Purpose);
            int end = Math.Min(p + words.Length, frame.Length);
            for (int i = p; i < end; i++)
            {
                // 24 bits, so that the number is exact and below 1; what is not finite stays so.
                float noise = (words[i - p] >> 8) * Step * upper;
                destination[i] = float.IsFinite(frame[i]) ? frame[i] + noise : frame[i];
            }
        }
    }
}
