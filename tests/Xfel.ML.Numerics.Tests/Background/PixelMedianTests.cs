namespace Xfel.ML.Numerics.Tests.Background;

[TestClass]
public sealed class PixelMedianTests
{
    [TestMethod]
    public void Median_FewFrames_IsTheMedianOfTheFiniteValuesOfEachPixel()
    {
        var random = new Random(1);
        var size = new FrameSize(3, 5);
        for (int count = 1; count <= 12; count++)
        {
            var median = new PixelMedian(size, 12, seed: 0);
            float[][] frames = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 15).Select(_ => random.Next(5) == 0 ? float.NaN : random.Next(100)).ToArray())];
            foreach (float[] frame in frames)
                median.Add(frame);
            float[] found = median.Median();
            Assert.AreEqual(count, median.Count);
            for (int i = 0; i < 15; i++)
            {
                double[] values = [.. frames.Select(frame => (double)frame[i]).Where(double.IsFinite).Order()];
                double expected = values.Length == 0 ? double.NaN : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
                Assert.AreEqual(expected, found[i]);
            }
        }
    }

    [TestMethod]
    public void Median_MoreFramesThanAreKept_DrawsEachFrameEquallyOften()
    {
        // One frame of ten is kept, ten thousand times: its number is the median. Chi-square of 9 degrees of freedom stays below 28 in all but one of a thousand runs.
        var drawn = new int[10];
        for (int seed = 0; seed < 10_000; seed++)
        {
            var median = new PixelMedian(new FrameSize(1, 1), 1, seed);
            for (int frame = 0; frame < 10; frame++)
                median.Add([frame]);
            drawn[(int)median.Median()[0]]++;
        }

        Assert.IsLessThan(28, drawn.Sum(times => (times - 1000.0) * (times - 1000) / 1000));
    }

    [TestMethod]
    public void Median_SameSeed_DrawsTheSameFrames()
    {
        CollectionAssert.AreEqual(Draw(5), Draw(5));
        CollectionAssert.AreNotEqual(Draw(5), Draw(6));

        static float[] Draw(int seed)
        {
            var random = new Random(9);
            var median = new PixelMedian(new FrameSize(2, 8), 7, seed);
            for (int frame = 0; frame < 40; frame++)
                median.Add([.. Enumerable.Range(0, 16).Select(_ => random.NextSingle())]);
            return median.Median();
        }
    }

    [TestMethod]
    public void Add_BadArguments_AreRefused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PixelMedian(new FrameSize(1, 1), 0, 1));
        Assert.ThrowsExactly<ArgumentException>(() => new PixelMedian(new FrameSize(1, 2), 1, 1).Add([1]));
        Assert.IsTrue(float.IsNaN(new PixelMedian(new FrameSize(1, 1), 1, 1).Median()[0]));
    }
}
