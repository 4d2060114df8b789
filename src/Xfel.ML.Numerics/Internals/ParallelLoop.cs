using System.Runtime.ExceptionServices;

namespace Xfel.ML.Numerics.Internals;

/// <summary>
/// Runs independent items on up to so many threads. No result depends on which thread runs an item: items never share a sum.
/// The caller works too; helpers of the thread pool join while items are left. A loop allocates nothing once its thread has run one of its kind, and a helper that comes late costs nothing.
/// </summary>
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
        int workers = Math.Min(items, threads);
        if (workers <= 1)
        {
            for (int item = 0; item < items; item++)
                body.Run(item, 0);
        }
        else
        {
            Job<TBody>.Run(items, workers, body);
        }
    }

    private sealed class Job<TBody> : IThreadPoolWorkItem
        where TBody : IBody
    {
        /// <summary>This thread's job of the kind; taken while it runs, so that a loop within a loop makes its own.</summary>
        [ThreadStatic]
        private static Job<TBody>? s_idle;

        private TBody _body = default!;
        private int _items;
        private int _next;
        private Exception? _fault;

        /// <summary>Most workers (high half) and how many have joined (low half): one word, so that nobody joins a later loop on an earlier one's terms. 0 when closed.</summary>
        private long _seats;

        /// <summary>How many helpers have left.</summary>
        private int _left;

        public static void Run(int items, int workers, TBody body)
        {
            Job<TBody> job = s_idle ?? new();
            s_idle = null;
            job.Run(body, items, workers);
            s_idle = job;
        }

        /// <summary>A helper. It may come when its loop is over, even in the middle of a later loop of the same caller, which it then helps.</summary>
        public void Execute()
        {
            long seats = Volatile.Read(ref _seats);
            for (long seen; (uint)seats < seats >> 32; seats = seen)
            {
                seen = Interlocked.CompareExchange(ref _seats, seats + 1, seats);
                if (seen == seats)
                {
                    RunItems((int)seats);
                    Interlocked.Increment(ref _left);
                    return;
                }
            }
        }

        private void Run(TBody body, int items, int workers)
        {
            (_body, _items, _next, _left, _fault) = (body, items, 0, 0, null);
            Volatile.Write(ref _seats, ((long)workers << 32) + 1);
            for (int helper = 1; helper < workers; helper++)
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            RunItems(0);
            int helpers = (int)Interlocked.Exchange(ref _seats, 0) - 1;
            var wait = default(SpinWait);
            while (Volatile.Read(ref _left) < helpers)
                wait.SpinOnce(sleep1Threshold: -1);
            _body = default!;
            if (_fault is { } fault)
                ExceptionDispatchInfo.Throw(fault);
        }

        private void RunItems(int worker)
        {
            try
            {
                for (int item; (item = Interlocked.Increment(ref _next) - 1) < _items;)
                    _body.Run(item, worker);
            }
            catch (Exception fault)
            {
                // The caller throws it; nobody starts another item.
                Interlocked.CompareExchange(ref _fault, fault, null);
                Volatile.Write(ref _next, _items);
            }
        }
    }
}
