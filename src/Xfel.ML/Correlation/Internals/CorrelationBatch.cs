namespace Xfel.ML.Internals;

/// <summary>How many frames are correlated at once.</summary>
internal static class CorrelationBatch
{
    private const int Most = 32;

    /// <summary>Enough for every thread to have another frame while the last ones are being finished, and few enough for memory.</summary>
    /// <param name="threads">Number of threads; 0 takes one for each processor.</param>
    public static int SizeFor(int threads) => Threads(threads) is var count && count == 1 ? 1 : Math.Min(2 * count, Most);

    public static int Threads(int threads) => threads > 0 ? threads : Environment.ProcessorCount;
}
