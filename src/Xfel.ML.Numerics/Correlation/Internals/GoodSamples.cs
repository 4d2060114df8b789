using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Numerics.Internals;

/// <summary>Which samples of a polar map are good, a bit each: rings one after the other, the first angle in the lowest bit of a ring's first word. No words at all: every sample is good.</summary>
internal readonly unsafe struct GoodSamples(ulong* words, int angles)
{
    private const int BitsPerWord = 64;

    private readonly int _wordsPerRing = WordsPerRing(angles);

    public bool All => words == null;

    public static int WordsPerRing(int angles) => (angles + BitsPerWord - 1) / BitsPerWord;

    /// <summary>Finds the good samples.</summary>
    /// <param name="samples">The grid, its samples by angle.</param>
    /// <param name="badPixels">A frame in which bad pixels are 1 and good ones 0.</param>
    /// <param name="radii">The number of rings.</param>
    /// <param name="badness">Room for a number a ring.</param>
    public void Find(PolarSamples samples, float* badPixels, int radii, float* badness)
    {
        for (int q = 0; q < radii; q++)
        {
            var ring = new Span<ulong>(words + q * _wordsPerRing, _wordsPerRing);
            ring.Fill(ulong.MaxValue);
            if (angles % BitsPerWord != 0)
                ring[^1] >>= BitsPerWord - angles % BitsPerWord;
        }

        for (int j = 0; j < angles; j++)
        {
            samples.ResampleBad(badPixels, j * radii, radii, badness);
            Clear(j, radii, badness);
        }
    }

    /// <summary>The number of angles at which a sample is good.</summary>
    public int Count(int ring) => All ? angles : Count(words + ring * _wordsPerRing, words + ring * _wordsPerRing);

    /// <summary>1 / the number of angles at which the samples of a ring and of each ring up to it are both good.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="reciprocals">What stands for 1 / 0, 1 / 1, and so on.</param>
    /// <param name="destination">Receives a number for each ring up to this one.</param>
    public void Scales(int ring, ReadOnlySpan<float> reciprocals, Span<float> destination)
    {
        ulong* other = words;
        for (int q = 0; q <= ring; q++, other += _wordsPerRing)
            destination[q] = reciprocals[Count(words + ring * _wordsPerRing, other)];
    }

    /// <summary>Writes a value over the bad samples of a ring.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="value">The value.</param>
    /// <param name="polar">The ring's first sample.</param>
    /// <param name="step">Floats from one angle to the next.</param>
    public void Replace(int ring, float value, float* polar, nint step)
    {
        for (int first = 0, word = ring * _wordsPerRing; first < angles; first += BitsPerWord, word++)
        {
            int left = angles - first;
            for (ulong bad = ~words[word] & (left < BitsPerWord ? (1UL << left) - 1 : ulong.MaxValue); bad != 0; bad &= bad - 1)
                polar[(first + BitOperations.TrailingZeroCount(bad)) * step] = value;
        }
    }

    private void Clear(int angle, int radii, float* badness)
    {
        ulong* word = words + angle / BitsPerWord;
        ulong others = ~(1UL << (angle % BitsPerWord));
        int vectors = radii - radii % Vector512<float>.Count;
        for (int q = 0; q < vectors; q += Vector512<float>.Count)
        {
            for (ulong bad = Vector512.GreaterThan(Vector512.Load(badness + q), Vector512<float>.Zero).ExtractMostSignificantBits(); bad != 0; bad &= bad - 1)
                word[(q + BitOperations.TrailingZeroCount(bad)) * _wordsPerRing] &= others;
        }

        for (int q = vectors; q < radii; q++)
        {
            if (badness[q] > 0)
                word[q * _wordsPerRing] &= others;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Count(ulong* ring1, ulong* ring2)
    {
        int count = 0;
        for (int w = 0; w < _wordsPerRing; w++)
            count += BitOperations.PopCount(ring1[w] & ring2[w]);
        return count;
    }
}
