using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Simulation;

/// <summary>
/// Poisson draws, one per pixel of a frame, each from random numbers of its own: pixel p uses word p mod 4 of the Philox block p / 4 and,
/// where one word does not decide, blocks that no other pixel uses. Exact for every mean: inversion below 10, transformed rejection above.
/// </summary>
internal static class PoissonPixels
{
    private const float InversionLimit = 10f;
    private const double Word = 1.0 / 4294967296.0;

    private static readonly double[] Inverse = [0, .. Enumerable.Range(1, 99).Select(k => 1.0 / k)];

    /// <summary>Replaces means (expected photons) by draws. Means that are not positive give 0.</summary>
    public static void Draw(Span<float> pixels, int seed, long frame)
    {
        uint low = (uint)frame, high = (uint)(frame >> 32), k0 = (uint)seed, k1 = (uint)RandomPurpose.Photons;
        Span<uint> words = stackalloc uint[4];
        for (int p = 0; p < pixels.Length; p += 4)
        {
            (words[0], words[1], words[2], words[3]) = Philox.Generate((uint)(p >> 2), 0, low, high, k0, k1);
            int count = Math.Min(4, pixels.Length - p);
            for (int i = 0; i < count; i++)
            {
                float mean = pixels[p + i];
                // The word is the upper half of the uniform number. 1 - mean <= exp(-mean): most pixels of a frame are dark and end here.
                if (!(mean > 0) || (mean < InversionLimit && (words[i] + 1.0) * Word < 1.0 - mean))
                {
                    pixels[p + i] = 0;
                    continue;
                }

                var random = new PixelRandom((uint)(p + i), low, high, k0, k1);
                pixels[p + i] = mean < InversionLimit ? Invert(mean, words[i], ref random) : Reject(mean, ref random);
            }
        }
    }

    /// <summary>
    /// The smallest k whose cumulative probability reaches the uniform number. Its upper 32 bits nearly always decide; only where a
    /// cumulative probability lies within the interval they leave open are the lower bits drawn.
    /// </summary>
    private static float Invert(double mean, uint word, ref PixelRandom random)
    {
        double zero = Math.Exp(-mean);
        int count = Search(mean, zero, word * Word, Word);
        return count >= 0 ? count : Search(mean, zero, (word + random.NextUniform()) * Word, 0);
    }

    /// <summary>The count for all uniform numbers from <paramref name="uniform"/> on over a width, or -1 where they do not have one in common.</summary>
    private static int Search(double mean, double probability, double uniform, double width)
    {
        int count = 0;
        while (uniform > probability)
        {
            uniform -= probability;
            // Beyond the table the probability is below 1e-60: only the rounding of the sums before leads here.
            if (++count == Inverse.Length)
                return count;
            probability *= mean * Inverse[count];
        }

        return uniform + width <= probability || width == 0 ? count : -1;
    }

    /// <summary>W. Hörmann, The transformed rejection method for generating Poisson random variables, Insurance: Math. Econ. 12 (1993) 39, algorithm PTRS.</summary>
    private static float Reject(double mean, ref PixelRandom random)
    {
        double b = 0.931 + 2.53 * Math.Sqrt(mean), a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4), squeeze = 0.9277 - 3.6224 / (b - 2);
        while (true)
        {
            double u = random.NextUniform() - 0.5, v = 1 - random.NextUniform();
            double us = 0.5 - Math.Abs(u);
            double k = Math.Floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= squeeze)
                return (float)k;
            if (k < 0 || (us < 0.013 && v > us))
                continue;
            if (Math.Log(v * inverseAlpha / (a / (us * us) + b)) <= k * Math.Log(mean) - mean - LogFactorial.Of(k))
                return (float)k;
        }
    }
}
