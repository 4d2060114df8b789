using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>The lengths that <see cref="FourierTransform"/> takes: products of 2, 3 and 5, up to <see cref="Greatest"/>.</summary>
public static class FourierLength
{
    /// <summary>The greatest length: 2^20.</summary>
    public const int Greatest = 1 << 20;

    /// <summary>Whether an axis of this length can be transformed.</summary>
    public static bool IsSupported(int length)
    {
        if (length is < 1 or > Greatest)
            return false;
        foreach (int factor in (ReadOnlySpan<int>)[2, 3, 5])
        {
            while (length % factor == 0)
                length /= factor;
        }

        return length == 1;
    }

    /// <summary>The smallest supported length that is not below <paramref name="length"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is beyond <see cref="Greatest"/>.</exception>
    public static int AtLeast(int length)
    {
        if (length > Greatest)
            Throw.OutOfRange(nameof(length), length, FormattableString.Invariant($"at most {Greatest}"));
        int next = Math.Max(1, length);
        while (!IsSupported(next))
            next++;
        return next;
    }
}
