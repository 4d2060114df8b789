namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class PoissonPixelsTests
{
    [TestMethod]
    [DataRow(0.003)]
    [DataRow(0.2)]
    [DataRow(0.9)]
    [DataRow(1.0)]
    [DataRow(3.7)]
    [DataRow(9.99)]
    [DataRow(10.0)]
    [DataRow(10.5)]
    [DataRow(31.0)]
    [DataRow(250.0)]
    [DataRow(4000.0)]
    public void Draw_ManyPixels_FollowsThePoissonDistribution(double mean)
    {
        const int frames = 12, pixels = 16384;
        double exactMean = (float)mean;
        var counts = new long[(int)(mean + 12 * Math.Sqrt(mean) + 20)];
        double sum = 0, squares = 0;
        for (int frame = 0; frame < frames; frame++)
        {
            foreach (float value in Draw((float)mean, pixels, 31, frame))
            {
                Assert.AreEqual(Math.Floor(value), value);
                counts[(int)value]++;
                sum += value;
                squares += value * value;
            }
        }

        const double n = frames * pixels;
        double average = sum / n, variance = squares / n - average * average;
        Assert.AreEqual(exactMean, average, 5 * Math.Sqrt(exactMean / n));
        Assert.AreEqual(exactMean, variance, 5 * Math.Sqrt((2 * exactMean * exactMean + exactMean) / n));
        ChiSquare.AssertFits([.. counts.Select((_, k) => n * Math.Exp(k * Math.Log(exactMean) - exactMean - LogFactorial.Of(k)))], counts, $"mean {mean}");
    }

    [TestMethod]
    public void Draw_NeighbouringPixelsAndFrames_AreUncorrelated()
    {
        float[] first = Draw(5, 65536, 32, 0), second = Draw(5, 65536, 32, 1), otherSeed = Draw(5, 65536, 33, 0);
        foreach (int lag in (int[])[1, 2, 3, 4, 128])
            Assert.AreEqual(0, Correlation(first.AsSpan(0, first.Length - lag), first.AsSpan(lag)), 5 / Math.Sqrt(first.Length));
        Assert.AreEqual(0, Correlation(first, second), 5 / Math.Sqrt(first.Length));
        Assert.AreEqual(0, Correlation(first, otherSeed), 5 / Math.Sqrt(first.Length));
    }

    [TestMethod]
    public void Draw_PixelsBefore_DoNotMatter()
    {
        float[] even = Draw(2, 1000, 34, 5);
        var mixed = new float[1000];
        for (int i = 0; i < mixed.Length; i++)
            mixed[i] = i % 3 == 0 ? 2 : 1000;
        PoissonPixels.Draw(mixed, 34, 5);
        for (int i = 0; i < mixed.Length; i += 3)
            Assert.AreEqual(even[i], mixed[i]);
    }

    [TestMethod]
    public void Draw_MeansThatAreNotPositive_GiveZero()
    {
        float[] pixels = [0, -1, float.NaN, float.NegativeInfinity, 0, 1e-38f];
        PoissonPixels.Draw(pixels, 35, 0);
        CollectionAssert.AreEqual(new float[6], pixels);
    }

    [TestMethod]
    public void Draw_AnyLength_FillsIt()
    {
        float[] all = Draw(7, 256, 36, 0);
        for (int length = 0; length <= 256; length++)
            CollectionAssert.AreEqual(all[..length], Draw(7, length, 36, 0));
    }

    [TestMethod]
    public void LogFactorial_ManyNumbers_EqualsTheSumOfLogarithms()
    {
        double sum = 0;
        for (int k = 1; k < 5000; k++)
        {
            sum += Math.Log(k);
            Assert.AreEqual(sum, LogFactorial.Of(k), 1e-12 * Math.Max(1, sum));
        }
    }

    private static float[] Draw(float mean, int count, int seed, long frame)
    {
        var pixels = new float[count];
        pixels.AsSpan().Fill(mean);
        PoissonPixels.Draw(pixels, seed, frame);
        return pixels;
    }

    private static double Correlation(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a[i] - 5) * (b[i] - 5);
        return sum / a.Length / 5;
    }
}
