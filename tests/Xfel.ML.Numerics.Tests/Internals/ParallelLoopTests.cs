using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics.Tests.Internals;

[TestClass]
public sealed class ParallelLoopTests
{
    [TestMethod]
    public void For_ManyShortLoopsFromSeveralThreads_RunsEachItemOnceOnItsOwnWorker()
    {
        const int Threads = 4;
        Parallel.For(0, 3, _ =>
        {
            for (int round = 0; round < 2000; round++)
            {
                int items = round % 9;
                var counts = new int[items];
                var busy = new int[Threads];
                var overlaps = new int[1];
                ParallelLoop.For(items, Threads, new CountBody(counts, busy, overlaps));
                Assert.AreEqual(0, overlaps[0], "a worker's number was another's too");
                Assert.IsTrue(counts.All(count => count == 1), $"round {round}: {string.Join(' ', counts)}");
            }
        });
    }

    [TestMethod]
    public void For_WithinALoop_RunsAll()
    {
        var counts = new int[12];
        ParallelLoop.For(3, 2, new NestedBody(counts, depth: 2));
        Assert.AreEqual(3 * 3 * 3, counts.Sum());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    public void For_ItemThrows_CallerGetsTheFaultAndTheNextLoopRuns(int threads)
    {
        for (int round = 0; round < 100; round++)
        {
            Assert.ThrowsExactly<InvalidOperationException>(() => ParallelLoop.For(10, threads, new ThrowingBody(round % 10)));
            ParallelLoop.For(10, threads, new ThrowingBody(-1));
        }
    }

    private readonly struct CountBody(int[] counts, int[] busy, int[] overlaps) : ParallelLoop.IBody
    {
        public void Run(int item, int worker)
        {
            if (Interlocked.Increment(ref busy[worker]) != 1)
                Interlocked.Increment(ref overlaps[0]);
            Interlocked.Increment(ref counts[item]);
            Interlocked.Decrement(ref busy[worker]);
        }
    }

    private readonly struct NestedBody(int[] counts, int depth) : ParallelLoop.IBody
    {
        public void Run(int item, int worker)
        {
            if (depth == 0)
                Interlocked.Increment(ref counts[item]);
            else
                ParallelLoop.For(3, 2, new NestedBody(counts, depth - 1));
        }
    }

    private readonly struct ThrowingBody(int at) : ParallelLoop.IBody
    {
        public void Run(int item, int worker)
        {
            if (item == at)
                throw new InvalidOperationException("at " + item);
        }
    }
}
