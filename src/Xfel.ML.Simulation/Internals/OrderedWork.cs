namespace Xfel.ML.Simulation;

/// <summary>Makes items 0 to count - 1 on threads of its own and hands them out in order, never more than a few ahead of the reader.</summary>
internal static class OrderedWork
{
    private const int AheadPerThread = 4;

    /// <param name="count">Number of items.</param>
    /// <param name="threads">Number of threads; with one, items are made as they are asked for.</param>
    /// <param name="createWorker">Called once on each thread; gives what makes an item.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static IEnumerable<T> Run<T>(long count, int threads, Func<Func<long, T>> createWorker, CancellationToken cancellation)
        where T : class
    {
        threads = (int)Math.Min(threads, count);
        return threads <= 1 ? RunHere(count, createWorker, cancellation) : RunAhead(count, threads, createWorker, cancellation);
    }

    private static IEnumerable<T> RunHere<T>(long count, Func<Func<long, T>> createWorker, CancellationToken cancellation)
    {
        Func<long, T> worker = createWorker();
        for (long index = 0; index < count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return worker(index);
        }
    }

    private static IEnumerable<T> RunAhead<T>(long count, int threads, Func<Func<long, T>> createWorker, CancellationToken cancellation)
        where T : class
    {
        var ring = new OrderedRing<T>(count, threads * AheadPerThread);
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(i => new Thread(() => ring.Work(createWorker)) { IsBackground = true, Name = $"simulation {i}" })];
        foreach (Thread worker in workers)
            worker.Start();
        try
        {
            using CancellationTokenRegistration registration = cancellation.Register(ring.Stop);
            for (long index = 0; index < count; index++)
            {
                T? item = ring.Take();
                cancellation.ThrowIfCancellationRequested();
                yield return item ?? throw new InvalidOperationException("the work was stopped");
            }
        }
        finally
        {
            ring.Stop();
            foreach (Thread worker in workers)
                worker.Join();
        }
    }
}
