namespace Microsoft.ML.Numeric;

/// <summary>
/// Rows are summed in at most 64 stripes, whose sums are then added in order. The stripes depend on the number of rows only,
/// so that streamed and packed rows give the same bits at any number of threads; and a sum of sums rounds less.
/// </summary>
internal static class Stripes
{
    private const int Most = 64;
    private const int Smallest = 64;

    /// <summary>Rows of a stripe; the last one may have fewer.</summary>
    public static long RowsOf(long count) => Math.Max(Smallest, (count + Most - 1) / Most);

    /// <summary>The number of stripes.</summary>
    public static int Count(long count) => (int)((count + RowsOf(count) - 1) / RowsOf(count));
}
