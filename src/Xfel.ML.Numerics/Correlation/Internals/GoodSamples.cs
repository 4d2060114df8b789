using System.Numerics;

namespace Xfel.ML.Numerics.Internals;

/// <summary>Which samples of a polar map are good, a bit each: rings one after the other, the first angle in the lowest bit of a ring's first word. No words at all: every sample is good.</summary>
internal readonly unsafe ref struct GoodSamples(Span<ulong> words, int angles)
{
    private readonly Span<ulong> _words = words;
    private readonly int _wordsPerRing = WordsPerRing(angles);

    public bool All => _words.IsEmpty;

    public static int WordsPerRing(int angles) => (angles + 63) / 64;

    /// <summary>Finds the good samples.</summary>
    /// <param name="samples">The grid, its samples by angle.</param>
    /// <param name="badPixels">A frame in which bad pixels are 1 and good ones 0.</param>
    /// <param name="badness">Room for a number a ring.</param>
    public void Find(PolarSamples samples, float* badPixels, Span<float> badness)
    {
        _words.Clear();
        fixed (float* ray = badness)
        {
            for (int j = 0; j < angles; j++)
            {
                samples.ResampleBad(badPixels, j * badness.Length, badness.Length, ray);
                for (int q = 0; q < badness.Length; q++)
                {
                    if (!(ray[q] > 0))
                        _words[q * _wordsPerRing + j / 64] |= 1UL << (j % 64);
                }
            }
        }
    }

    /// <summary>The number of angles at which a sample is good.</summary>
    public int Count(int ring) => All ? angles : Count(ring, ring);

    /// <summary>The number of angles at which the samples of both rings are good.</summary>
    public int Count(int ring1, int ring2)
    {
        ReadOnlySpan<ulong> words1 = Ring(ring1), words2 = Ring(ring2);
        int count = 0;
        for (int w = 0; w < words1.Length; w++)
            count += BitOperations.PopCount(words1[w] & words2[w]);
        return count;
    }

    /// <summary>1 / the number of good pairs of a ring with each ring up to it, 0 where there is none.</summary>
    /// <returns>The part of <paramref name="destination"/> that was written.</returns>
    public Span<float> Scales(int ring, Span<float> destination)
    {
        for (int q = 0; q <= ring; q++)
        {
            int count = Count(ring, q);
            destination[q] = count == 0 ? 0 : 1f / count;
        }

        return destination[..(ring + 1)];
    }

    /// <summary>Writes a value over the bad samples of a ring.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="value">The value.</param>
    /// <param name="polar">The ring's first sample.</param>
    /// <param name="step">Floats from one angle to the next.</param>
    public void Replace(int ring, float value, float* polar, nint step)
    {
        ReadOnlySpan<ulong> words = Ring(ring);
        for (int w = 0; w < words.Length; w++)
        {
            int left = angles - 64 * w;
            for (ulong bad = ~words[w] & (left < 64 ? (1UL << left) - 1 : ulong.MaxValue); bad != 0; bad &= bad - 1)
                polar[(64 * w + BitOperations.TrailingZeroCount(bad)) * step] = value;
        }
    }

    private ReadOnlySpan<ulong> Ring(int ring) => _words.Slice(ring * _wordsPerRing, _wordsPerRing);
}
