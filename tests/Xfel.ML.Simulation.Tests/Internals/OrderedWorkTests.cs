namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class OrderedWorkTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void Run_ManyItems_ComeInOrder(int threads)
    {
        object[] items = [.. OrderedWork.Run<object>(500, threads, () => index => index, CancellationToken.None)];
        CollectionAssert.AreEqual(Enumerable.Range(0, 500).Select(i => (object)(long)i).ToArray(), items);
    }

    [TestMethod]
    public void Run_SlowReader_IsNotLeftFarBehind()
    {
        const int threads = 3;
        long furthest = 0;
        long read = 0;
        foreach (object _ in OrderedWork.Run<object>(200, threads, () => Make, CancellationToken.None))
        {
            Thread.Sleep(read % 50 == 0 ? 5 : 0);
            Assert.IsLessThanOrEqualTo(read + 4 * threads + 1, Interlocked.Read(ref furthest));
            read++;
        }

        object Make(long index)
        {
            long seen;
            while (index > (seen = Interlocked.Read(ref furthest)) && Interlocked.CompareExchange(ref furthest, index, seen) != seen)
            {
            }

            return index;
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    public void Run_WorkerThrows_ReaderGetsTheException(int threads)
    {
        IEnumerable<object> items = OrderedWork.Run<object>(100, threads, () => index => index == 20 ? throw new InvalidDataException("twenty") : index, CancellationToken.None);
        InvalidDataException exception = Assert.ThrowsExactly<InvalidDataException>(() => items.Count());
        Assert.AreEqual("twenty", exception.Message);
    }

    [TestMethod]
    public void Run_ReaderLeaves_WorkersEnd()
    {
        int running = 0;
        foreach (object _ in OrderedWork.Run<object>(long.MaxValue, 3, () => Make, CancellationToken.None))
            break;
        Assert.AreEqual(0, Volatile.Read(ref running));

        object Make(long index)
        {
            Interlocked.Increment(ref running);
            Thread.Sleep(1);
            Interlocked.Decrement(ref running);
            return index;
        }
    }
}
