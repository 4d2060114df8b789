namespace Xfel.ML.Numerics.Tests.Noise;

[TestClass]
public sealed class NoiseStatisticsTests
{
    [TestMethod]
    public void TryOf_LengthsUpTo256_EqualsPlainReferenceInDouble()
    {
        var random = new Random(3);
        for (int length = 1; length <= 256; length++)
        {
            float[] frame = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 1000 - 30)];
            Assert.IsTrue(FrameLevels.TryOf(frame, out FrameLevels levels));
            double mean = frame.Average(pixel => (double)pixel);
            Assert.AreEqual(mean, levels.Mean, 1e-9);
            Assert.AreEqual(Math.Sqrt(frame.Average(pixel => (pixel - mean) * (pixel - mean))), levels.StandardDeviation, 1e-9);
            Assert.AreEqual(frame.Max(), levels.Maximum);
        }
    }

    [TestMethod]
    public void TryOf_PixelsThatAreNotFinite_AreLeftOut()
    {
        Assert.IsTrue(FrameLevels.TryOf([float.NaN, -3, float.PositiveInfinity, -1, float.NegativeInfinity], out FrameLevels levels));
        Assert.AreEqual(new FrameLevels(-2, 1, -1), levels);
        Assert.IsFalse(FrameLevels.TryOf([float.NaN, float.PositiveInfinity], out _));
        Assert.IsFalse(FrameLevels.TryOf([], out _));
    }

    [TestMethod]
    public void Medians_OddAndEvenNumberOfFrames_AreTheMiddleOrTheMeanOfTheTwoMiddleOnes()
    {
        var statistics = new NoiseStatistics();
        Assert.IsTrue(statistics.Add([10, 10]));
        Assert.IsTrue(statistics.Add([0, 4]));
        Assert.IsTrue(statistics.Add([-1, 1, float.NaN]));
        Assert.IsFalse(statistics.Add([float.NaN]));

        Assert.AreEqual(3, statistics.Count);
        Assert.AreEqual(new FrameLevels(2, 1, 4), statistics.Medians());
        Assert.AreEqual(2f, statistics.Upper(NoiseLevel.Mean));
        Assert.AreEqual(3f, statistics.Upper(NoiseLevel.MeanPlusStandardDeviation));
        Assert.AreEqual(4f, statistics.Upper(NoiseLevel.Maximum));

        statistics.Add([5, 5]);
        Assert.AreEqual(new FrameLevels(3.5, 0.5, 4.5), statistics.Medians());
    }

    [TestMethod]
    public void Upper_NoFrameOrNoSuchLevel_IsAnError()
    {
        var statistics = new NoiseStatistics();
        statistics.Add([float.NaN]);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => statistics.Upper(NoiseLevel.Mean)).Message, "no frame with a finite pixel");
        statistics.Add([1]);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => statistics.Upper((NoiseLevel)7)).Message, "MeanPlusStandardDeviation");
    }
}
