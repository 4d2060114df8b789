using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class FrameFeedTests
{
    private static readonly FeatureShape Shape = new(1, 1, 2);
    private static readonly FramePreparation Raw = new(null, null);

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void Next_ManyThreads_GivesEveryFrameOnceInOrder(int threads)
    {
        int[] order = EpochOrder.Shuffle([.. Enumerable.Range(0, 103)], int.MaxValue, 1, 2);
        using var feed = new FrameFeed(new Source(103) { Delay = index => index % 7 == 0 ? 1 : 0 }, Raw, order, new FeedPlan(10, 0, 0), Pool(10, 3), threads);
        CollectionAssert.AreEqual(order, Drain(feed));
    }

    [TestMethod]
    public void Next_FirstStep_LeavesOutWhatWasTaken()
    {
        int[] order = [.. Enumerable.Range(0, 50)];
        using var feed = new FrameFeed(new Source(50), Raw, order, new FeedPlan(8, 2, 0), Pool(8, 3), 2);
        FrameBatch batch = feed.Next(default)!;
        Assert.AreEqual(2, batch.Step);
        Assert.AreEqual(16, batch.Indices[0]);
        CollectionAssert.AreEqual(order[24..], Drain(feed));
    }

    [TestMethod]
    public void Next_SlowConsumer_ReadsNoMoreThanTheBatchesAhead()
    {
        var source = new Source(1000);
        using var feed = new FrameFeed(source, Raw, [.. Enumerable.Range(0, 1000)], new FeedPlan(10, 0, 0), Pool(10, 3), 2);
        feed.Next(default);
        SpinWait.SpinUntil(() => source.Reads == 30, 5000);
        Thread.Sleep(20);
        Assert.AreEqual(30, source.Reads, "batch 0 is in use, 1 and 2 are ahead");
        feed.Next(default);
        Assert.IsTrue(SpinWait.SpinUntil(() => source.Reads == 40, 5000));
    }

    [TestMethod]
    public void Next_WhileTheConsumerWorks_ReadsOnOtherThreads()
    {
        var source = new Source(30);
        using var feed = new FrameFeed(source, Raw, [.. Enumerable.Range(0, 30)], new FeedPlan(10, 0, 0), Pool(10, 3), 1);
        Assert.IsTrue(SpinWait.SpinUntil(() => source.Reads == 30, 5000), "all are read though nothing was asked for");
        CollectionAssert.DoesNotContain(source.Threads, Environment.CurrentManagedThreadId);
    }

    [TestMethod]
    public void Next_BadFrames_AreNamedAndLeftOutAndOthersKeepTheirOrder()
    {
        var source = new Source(20) { IsBad = index => index is 3 or 4 or 19 };
        using var feed = new FrameFeed(source, Raw, [.. Enumerable.Range(0, 20)], new FeedPlan(10, 0, 0), Pool(10, 2), 3);
        FrameBatch first = feed.Next(default)!;
        CollectionAssert.AreEqual((int[])[0, 1, 2, 5, 6, 7, 8, 9], first.Indices.ToArray());
        CollectionAssert.AreEqual((float[])[0, 0.5f, 1, 1.5f, 2, 2.5f, 5, 5.5f], first.Frames[..8].ToArray());
        CollectionAssert.AreEqual((int[])[3, 4], first.Bad.Select(bad => bad.Index).ToArray());
        StringAssert.Contains(first.Bad[0].Fault, "bad frame 3");
        Assert.AreEqual(19, feed.Next(default)!.Bad.Single().Index);
    }

    [TestMethod]
    public void Next_FrameWithNaN_IsABadFrame()
    {
        float[] pixels = [1, 2, 3, float.NaN];
        using var feed = new FrameFeed(new TrainingFrameList(Shape, pixels), Raw, [0, 1], new FeedPlan(2, 0, 0), Pool(2, 2), 1);
        StringAssert.Contains(feed.Next(default)!.Bad.Single().Fault, "found 1 pixels of 2 that are NaN or infinite, the first at position 1");
    }

    [TestMethod]
    public void Next_CancelledWhileWaiting_ThrowsAndEndsTheThreads()
    {
        using var cancellation = new CancellationTokenSource();
        using var gate = new ManualResetEventSlim();
        var source = new Source(20) { Delay = _ => gate.Wait(10_000) ? 0 : 0 };
        var feed = new FrameFeed(source, Raw, [.. Enumerable.Range(0, 20)], new FeedPlan(10, 0, 0), Pool(10, 2), 2);
        cancellation.CancelAfter(30);
        Assert.ThrowsExactly<OperationCanceledException>(() => feed.Next(cancellation.Token));
        gate.Set();
        feed.Dispose();
        Assert.AreEqual(source.Opened, source.Disposed);
    }

    [TestMethod]
    public void Dispose_WithBatchesLeft_EndsTheThreads()
    {
        var source = new Source(1000);
        var feed = new FrameFeed(source, Raw, [.. Enumerable.Range(0, 1000)], new FeedPlan(10, 0, 0), Pool(10, 2), 2);
        feed.Next(default);
        feed.Dispose();
        Assert.AreEqual(2, source.Disposed);
    }

    [TestMethod]
    public void Next_SourceThatCannotBeOpened_Throws()
    {
        using var feed = new FrameFeed(new Source(10) { IsBroken = true }, Raw, [0, 1], new FeedPlan(2, 0, 0), Pool(2, 2), 2);
        Assert.AreEqual("no such file", Assert.ThrowsExactly<TrainingSourceException>(() => feed.Next(default)).Message);
    }

    [TestMethod]
    public void Shuffle_Window_DrawsEachFrameFromTheNextOnes()
    {
        int[] frames = [.. Enumerable.Range(0, 500)], order = EpochOrder.Shuffle(frames, 20, 1, 0);
        CollectionAssert.AreEquivalent(frames, order);
        for (int i = 0; i < order.Length; i++)
            Assert.IsTrue(order[i] < i + 20, $"frame {order[i]} at {i}");
        CollectionAssert.AreNotEqual(frames, order);
        CollectionAssert.AreEqual(order, EpochOrder.Shuffle(frames, 20, 1, 0));
        CollectionAssert.AreNotEqual(order, EpochOrder.Shuffle(frames, 20, 1, 1));
        CollectionAssert.AreNotEqual(EpochOrder.Shuffle(frames, 500, 1, 0), EpochOrder.Shuffle(frames, 500, 2, 0));
    }

    [TestMethod]
    public void Next_Sequence_IsReadOnceFromItsBeginningAndHoldsNoMoreThanItsWindow()
    {
        int read = 0, disposed = 0;
        var sequence = new TrainingFrameSequence(Shape, 200, Frames, window: 16);
        int[] order = EpochOrder.Shuffle([.. Enumerable.Range(0, 200).Where(i => i % 5 != 0)], sequence.Window, 1, 0);
        using (var feed = new FrameFeed(sequence, Raw, order, new FeedPlan(8, 3, 0), Pool(8, 2), 3))
            CollectionAssert.AreEqual(order[24..], Drain(feed));
        Assert.IsTrue(read <= 200);
        Assert.AreEqual(1, disposed);

        IEnumerable<TrainingFrame> Frames()
        {
            var buffer = new float[2];
            try
            {
                for (int i = 0; i < 200; i++)
                {
                    read++;
                    (buffer[0], buffer[1]) = (i, i + 0.5f);
                    yield return new(buffer);
                }
            }
            finally
            {
                disposed++;
            }
        }
    }

    [TestMethod]
    public void Next_SequenceWithABadFrameOrAnEarlyEnd_SaysSo()
    {
        IEnumerable<TrainingFrame> frames = [new(new float[2]), new(default, "no such data set"), new(new float[3])];
        using var feed = new FrameFeed(new TrainingFrameSequence(Shape, 4, () => frames), Raw, [0, 1, 2, 3], new FeedPlan(3, 0, 0), Pool(3, 2), 1);
        FrameBatch batch = feed.Next(default)!;
        Assert.AreEqual("no such data set", batch.Bad[0].Fault);
        StringAssert.Contains(batch.Bad[1].Fault, "found 3 values; expected 2");
        StringAssert.Contains(Assert.ThrowsExactly<TrainingSourceException>(() => feed.Next(default)).Message, "its end after 3 frames; expected 4");
    }

    private static FrameBatch[] Pool(int batch, int ahead) => [.. Enumerable.Range(0, ahead).Select(_ => new FrameBatch(batch, Shape.Length))];

    private static int[] Drain(FrameFeed feed)
    {
        var indices = new List<int>();
        while (feed.Next(default) is { } batch)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                Assert.AreEqual(batch.Indices[i], batch.Frames[2 * i]);
                Assert.AreEqual(batch.Indices[i] + 0.5f, batch.Frames[2 * i + 1]);
            }

            indices.AddRange(batch.Indices);
        }

        return [.. indices];
    }

    private sealed class Source(int count) : ITrainingFrames
    {
        private int _reads;
        private int _opened;
        private int _disposed;

        public Func<int, int> Delay { get; init; } = _ => 0;

        public Func<int, bool> IsBad { get; init; } = _ => false;

        public bool IsBroken { get; init; }

        public int Reads => Volatile.Read(ref _reads);

        public int Opened => _opened;

        public int Disposed => _disposed;

        public System.Collections.Concurrent.ConcurrentBag<int> Threads { get; } = [];

        public int Count => count;

        public FeatureShape Shape => FrameFeedTests.Shape;

        public ITrainingFrameReader Open()
        {
            if (IsBroken)
                throw new IOException("no such file");
            Interlocked.Increment(ref _opened);
            return new Reader(this);
        }

        private sealed class Reader(Source source) : ITrainingFrameReader
        {
            public void Read(int index, Span<float> frame)
            {
                if (source.Delay(index) > 0)
                    Thread.Sleep(1);
                if (source.IsBad(index))
                    throw new IOException($"bad frame {index}\nin two lines");
                (frame[0], frame[1]) = (index, index + 0.5f);
                source.Threads.Add(Environment.CurrentManagedThreadId);
                Interlocked.Increment(ref source._reads);
            }

            public void Dispose() => Interlocked.Increment(ref source._disposed);
        }
    }
}
