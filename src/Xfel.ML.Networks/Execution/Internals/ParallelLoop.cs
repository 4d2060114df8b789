namespace Xfel.ML.Networks.Internals;

/// <summary>Runs independent items on up to so many threads. No result depends on which thread runs an item: items never share a sum.</summary>
internal static class ParallelLoop
{
    public interface IBody
    {
        /// <summary>Runs one item; <paramref name="worker"/> is below the number of threads and is nobody else's meanwhile.</summary>
        void Run(int item, int worker);
    }

    public static void For<TBody>(int items, int threads, TBody body)
        where TBody : IBody
    {
        if (threads == 1 || items <= 1)
        {
            for (int item = 0; item < items; item++)
                body.Run(item, 0);
        }
        else
        {
            Share(items, Math.Min(items, threads), body);
        }
    }

    // Apart from For, because a method with a closure allocates it on every path.
    private static void Share<TBody>(int items, int workers, TBody body)
        where TBody : IBody
    {
        int next = 0;
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, worker =>
        {
            for (int item; (item = Interlocked.Increment(ref next) - 1) < items;)
                body.Run(item, worker);
        });
    }
}
