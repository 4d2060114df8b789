using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class FrameReadAheadTests
{
    private const int TimeLimit = 60_000;

    [TestMethod]
    [DataRow(1, 1, false)]
    [DataRow(1, 4, true)]
    [DataRow(2, 1, false)]
    [DataRow(17, 1, false)]
    [DataRow(17, 5, false)]
    [DataRow(17, 5, true)]
    [DataRow(20, 5, true)]
    [DataRow(100, 3, false)]
    [Timeout(TimeLimit, CooperativeCancellation = true)]
    public void TryRead_InOrderTwiceAndBackwards_GivesEachFrame(int count, int together, bool packed)
    {
        using var blocks = new FakeBlocks(count, together) { IsPacked = packed };
        using var frames = new FrameReadAhead(blocks);
        IEnumerable<int> order = [.. Enumerable.Range(0, count), .. Enumerable.Range(0, count), .. Enumerable.Range(0, count).Reverse()];
        var pixels = new float[FakeBlocks.Pixels];
        foreach (int index in order)
        {
            Assert.IsNull(frames.TryRead(index, pixels));
            CollectionAssert.AreEqual(FakeBlocks.Frame(index), pixels);
        }
    }

    [TestMethod]
    [Timeout(TimeLimit, CooperativeCancellation = true)]
    public void TryRead_InOrder_ReadsEachBlockOnce()
    {
        using var blocks = new FakeBlocks(103, 5);
        using (var frames = new FrameReadAhead(blocks))
        {
            for (int i = 0; i < 103; i++)
                frames.TryRead(i, new float[FakeBlocks.Pixels]);
        }

        CollectionAssert.AreEquivalent(Enumerable.Range(0, 21).Select(block => (5 * block, Math.Min(5, 103 - (5 * block)))).ToArray(), blocks.Reads.ToArray());
    }

    [TestMethod]
    [Timeout(TimeLimit, CooperativeCancellation = true)]
    public void TryRead_FirstFrame_ReadsAheadNoMoreThanTheSlots()
    {
        using var blocks = new FakeBlocks(1000, 1);
        using (var frames = new FrameReadAhead(blocks))
            frames.TryRead(0, new float[FakeBlocks.Pixels]);
        Assert.IsLessThanOrEqualTo(Environment.ProcessorCount + 2, blocks.Reads.Count);
    }

    [TestMethod]
    [Timeout(TimeLimit, CooperativeCancellation = true)]
    public void TryRead_LargeBlocks_HoldsAFewOnly()
    {
        // Blocks of 40 MB: not two of them in the 64 MB that are allowed.
        using var blocks = new FakeBlocks(10, 1) { PixelCount = 10 << 20 };
        using var frames = new FrameReadAhead(blocks);
        var pixels = new float[blocks.PixelCount];
        for (int i = 0; i < 3; i++)
            Assert.IsNull(frames.TryRead(i, pixels));
        Assert.HasCount(3, blocks.Reads);
    }

    [TestMethod]
    [Timeout(TimeLimit, CooperativeCancellation = true)]
    public void TryRead_AtRandom_ReadsSingleFramesUnlessTheyArePacked()
    {
        int[] order = [7, 3, 11, 3, 16, 0];
        using var single = new FakeBlocks(17, 5);
        using var packed = new FakeBlocks(17, 5) { IsPacked = true };
        using (var frames = new FrameReadAhead(single))
            ReadEach(frames, order);
        using (var frames = new FrameReadAhead(packed))
            ReadEach(frames, order);
        Assert.IsTrue(single.Reads.All(read => read.Count == 1), string.Join(", ", single.Reads));
        CollectionAssert.AreEquivalent(new[] { (5, 5), (0, 5), (10, 5), (15, 2) }, packed.Reads.Distinct().ToArray());
    }

    [TestMethod]
    [Timeout(TimeLimit, CooperativeCancellation = true)]
    public void TryRead_BadFrames_GiveTheirReasonsAndNoOthers()
    {
        using var blocks = new FakeBlocks(40, 4) { Bad = index => index % 3 == 0 ? $"bad {index}" : null };
        using var frames = new FrameReadAhead(blocks);
        foreach (int index in Enumerable.Range(0, 40).Concat([9, 21, 5, 0]))
            Assert.AreEqual(index % 3 == 0 ? $"bad {index}" : null, frames.TryRead(index, new float[FakeBlocks.Pixels]));
    }

    [TestMethod]
    [Timeout(TimeLimit, CooperativeCancellation = true)]
    public void TryRead_BlockThatThrows_ThrowsForItsFramesAndGoesOn()
    {
        using var blocks = new FakeBlocks(40, 4) { Bad = index => index == 9 ? throw new InvalidOperationException("broken") : null };
        using var frames = new FrameReadAhead(blocks);
        var pixels = new float[FakeBlocks.Pixels];
        for (int i = 0; i < 40; i++)
        {
            if (i is >= 8 and < 12)
                Assert.ThrowsExactly<InvalidOperationException>(() => frames.TryRead(i, pixels));
            else
                Assert.IsNull(frames.TryRead(i, pixels));
        }
    }

    [TestMethod]
    [Timeout(TimeLimit, CooperativeCancellation = true)]
    public void Dispose_WhileBlocksAreRead_WaitsForThemAndNoLonger()
    {
        using var blocks = new FakeBlocks(1000, 1);
        var frames = new FrameReadAhead(blocks);
        Assert.IsNull(frames.TryRead(0, new float[FakeBlocks.Pixels]));
        int ahead = Environment.ProcessorCount + 2;
        SpinWait.SpinUntil(() => blocks.Reads.Count == ahead && blocks.Reading == 0);
        blocks.Barrier.Reset();
        Assert.IsNull(frames.TryRead(1, new float[FakeBlocks.Pixels]));
        SpinWait.SpinUntil(() => blocks.Reading > 0);
        var disposing = Task.Run(frames.Dispose);
        Assert.ThrowsExactly<ObjectDisposedException>(() => { while (true) frames.TryRead(1, new float[FakeBlocks.Pixels]); });
        blocks.Barrier.Set();
        disposing.Wait();
        Assert.AreEqual(0, blocks.Reading);
        Assert.IsTrue(blocks.IsDisposed);
        frames.Dispose();
    }

    [TestMethod]
    [Timeout(TimeLimit, CooperativeCancellation = true)]
    public void TryRead_ManyThreads_GiveEachFrame()
    {
        using var blocks = new FakeBlocks(2000, 7) { IsPacked = true };
        using var frames = new FrameReadAhead(blocks);
        Parallel.For(0, 8, thread =>
        {
            var random = new Random(thread);
            var pixels = new float[FakeBlocks.Pixels];
            for (int i = 0; i < 2000; i++)
            {
                int index = thread % 2 == 0 ? i : random.Next(2000);
                Assert.IsNull(frames.TryRead(index, pixels));
                CollectionAssert.AreEqual(FakeBlocks.Frame(index), pixels);
            }
        });
    }

    private static void ReadEach(FrameReadAhead frames, int[] order)
    {
        var pixels = new float[FakeBlocks.Pixels];
        foreach (int index in order)
        {
            Assert.IsNull(frames.TryRead(index, pixels));
            CollectionAssert.AreEqual(FakeBlocks.Frame(index), pixels);
        }
    }
}
