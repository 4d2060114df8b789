namespace Xfel.ML.Numerics.Internals;

/// <summary>
/// The scratch memory of a map, in floats from its start: polar samples <c>[angle][ring]</c>, sums of products <c>[ring][ring]</c>, pixels, and a few numbers a ring. Rows are padded so that tiles and
/// vectors never need a rest, to an odd number of cache lines: with a power of two a column of tiles would fall on a few lines of the cache.
/// </summary>
internal readonly struct CorrelationLayout
{
    public CorrelationLayout(int radii, int angles, int pixels, ProductTile tile)
    {
        SumRows = RoundUp(radii, tile.Rows);
        Stride = CacheLine.Floats * ((Math.Max(SumRows, RoundUp(radii, tile.Columns)) + CacheLine.Floats - 1) / CacheLine.Floats | 1);
        Sums = checked(angles * Stride);
        Means = checked(Sums + SumRows * Stride);
        Real = Means + Stride;
        Imaginary = Real + Stride;
        Scales = Imaginary + Stride;
        Pixels = Scales + Stride;
        Length = checked(Pixels + pixels);
    }

    /// <summary>Floats from one angle, or one row of sums, to the next.</summary>
    public int Stride { get; }

    public int SumRows { get; }

    public int Sums { get; }

    public int Means { get; }

    public int Real { get; }

    public int Imaginary { get; }

    public int Scales { get; }

    public int Pixels { get; }

    public int Length { get; }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
