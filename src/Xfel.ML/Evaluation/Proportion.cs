namespace Xfel.ML;

/// <summary>A share of frames, with the 95 % interval of E. B. Wilson (J. Am. Stat. Assoc. 22, 1927), which is sound for few frames and for shares of 0 and 1 too.</summary>
public sealed record Proportion
{
    /// <summary>The normal distribution's two-sided 95 % point.</summary>
    private const double Z = 1.959963984540054;

    /// <param name="count">Number of frames that are so.</param>
    /// <param name="of">Number of frames.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more that are so than there are.</exception>
    public Proportion(int count, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        Count = count;
        Of = of;
        (Low, High) = of == 0 ? (0, 1) : Wilson(count, of);
    }

    /// <summary>Number of frames that are so.</summary>
    public int Count { get; }

    /// <summary>Number of frames.</summary>
    public int Of { get; }

    /// <summary>The share; 0 of no frames.</summary>
    public double Rate => Of == 0 ? 0 : (double)Count / Of;

    /// <summary>Lower end of the 95 % interval.</summary>
    public double Low { get; }

    /// <summary>Upper end of the 95 % interval.</summary>
    public double High { get; }

    private static (double Low, double High) Wilson(double count, double of)
    {
        double share = count / of, spread = Z * Z / of;
        double middle = (share + spread / 2) / (1 + spread), half = Math.Sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread);
        // Exact where rounding would leave a hair's breadth below 0 or above 1.
        return (count == 0 ? 0 : middle - half, count == of ? 1 : middle + half);
    }
}
