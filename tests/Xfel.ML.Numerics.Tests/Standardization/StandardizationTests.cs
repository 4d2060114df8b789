namespace Xfel.ML.Numerics.Tests.Standardization;

[TestClass]
public sealed class StandardizationTests
{
    [TestMethod]
    public void PerFrame_LengthsUpTo256_EqualsPlainReferenceInDouble()
    {
        var random = new Random(5);
        for (int length = 0; length <= 256; length++)
        {
            float[] frame = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 100 - 20)];
            var standardized = new float[length];
            FrameStandardization.PerFrame(frame, standardized);
            double mean = length > 0 ? frame.Average(pixel => (double)pixel) : 0;
            double deviation = length > 0 ? Math.Sqrt(frame.Average(pixel => (pixel - mean) * (pixel - mean))) : 0;
            for (int i = 0; i < length; i++)
                Assert.AreEqual(deviation > 0 ? (frame[i] - mean) / deviation : 0, standardized[i], 1e-6);
        }
    }

    [TestMethod]
    public void PerFrame_NonFinitePixels_AreLeftOutAndWrittenAsZero()
    {
        float[] frame = [1, float.NaN, 3, float.PositiveInfinity, float.NegativeInfinity];
        FrameStandardization.PerFrame(frame, frame);
        CollectionAssert.AreEqual(new float[] { -1, 0, 1, 0, 0 }, frame);
    }

    [TestMethod]
    public void PerFrame_NoVariation_GivesZeros()
    {
        float[] frame = [7, 7, float.NaN, 7];
        FrameStandardization.PerFrame(frame, frame);
        CollectionAssert.AreEqual(new float[4], frame);
        FrameStandardization.PerFrame([float.NaN], frame.AsSpan(0, 1));
        Assert.AreEqual(0, frame[0]);
    }

    [TestMethod]
    public void PerPixel_StatisticsOfASet_GiveZeroMeanAndUnitVariance()
    {
        var size = new FrameSize(5, 7);
        var random = new Random(6);
        float[][] frames = [.. Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, size.PixelCount).Select(i => 1000 + i * random.NextSingle()).ToArray())];
        var statistics = new PixelStatistics(size);
        foreach (float[] frame in frames)
            statistics.Add(frame);
        Assert.AreEqual(40, statistics.Count);
        float[] mean = statistics.Mean(), inverse = statistics.InverseStandardDeviation();
        Assert.AreEqual(0, inverse[0], "pixel 0 never varies");
        foreach (float[] frame in frames)
            FrameStandardization.PerPixel(frame, mean, inverse, frame);
        for (int i = 1; i < size.PixelCount; i++)
        {
            Assert.AreEqual(0, frames.Average(frame => (double)frame[i]), 2e-3);
            Assert.AreEqual(1, frames.Average(frame => (double)frame[i] * frame[i]), 2e-3);
        }
    }

    [TestMethod]
    public void Add_NonFinitePixels_AreIgnored()
    {
        var statistics = new PixelStatistics(new FrameSize(1, 3));
        statistics.Add([1, float.NaN, float.NaN]);
        statistics.Add([3, 8, float.PositiveInfinity]);
        CollectionAssert.AreEqual(new float[] { 2, 8, 0 }, statistics.Mean());
        CollectionAssert.AreEqual(new float[] { 1, 0, 0 }, statistics.InverseStandardDeviation());
        var standardized = new float[3];
        FrameStandardization.PerPixel([float.NaN, 9, 4], statistics.Mean(), statistics.InverseStandardDeviation(), standardized);
        CollectionAssert.AreEqual(new float[3], standardized);
    }

    [TestMethod]
    public void InverseStandardDeviation_TinyVariation_StaysFinite()
    {
        var statistics = new PixelStatistics(new FrameSize(1, 1));
        statistics.Add([0]);
        statistics.Add([float.Epsilon]);
        Assert.IsTrue(float.IsFinite(statistics.InverseStandardDeviation()[0]));
    }

    [TestMethod]
    public void PerPixel_LengthsDiffer_Throws()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => FrameStandardization.PerPixel(new float[3], new float[2], new float[3], new float[3]));
        StringAssert.Contains(error.Message, "'mean' holds 2 values; it must hold as many as the frame, 3.");
    }
}
