namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class NormalPixelsTests
{
    /// <summary>Upper ends of twenty equally likely cells of the normal distribution (its quantiles at 0.05, 0.10, ...), from tables.</summary>
    private static readonly double[] Quantiles =
    [
        -1.6448536, -1.2815516, -1.0364334, -0.8416212, -0.6744898, -0.5244005, -0.3853205, -0.2533471, -0.1256613, 0,
        0.1256613, 0.2533471, 0.3853205, 0.5244005, 0.6744898, 0.8416212, 1.0364334, 1.2815516, 1.6448536, double.PositiveInfinity,
    ];

    [TestMethod]
    public void Fill_ManyPixels_FollowsTheNormalDistribution()
    {
        const int count = 400_000;
        float[] values = Fill(count, 41, 0);
        var cells = new long[Quantiles.Length];
        foreach (float value in values)
            cells[Array.FindIndex(Quantiles, end => value < end)]++;
        ChiSquare.AssertFits([.. cells.Select(_ => count / 20.0)], cells, "normal numbers");
        double mean = values.Average(v => (double)v), variance = values.Average(v => (double)v * v), third = values.Average(v => (double)v * v * v), fourth = values.Average(v => Math.Pow(v, 4));
        Assert.AreEqual(0, mean, 5 / Math.Sqrt(count));
        Assert.AreEqual(1, variance, 5 * Math.Sqrt(2.0 / count));
        Assert.AreEqual(0, third, 5 * Math.Sqrt(15.0 / count));
        Assert.AreEqual(3, fourth, 5 * Math.Sqrt(96.0 / count));
    }

    [TestMethod]
    public void Fill_ManyPixels_HasTheTails()
    {
        const int count = 1_000_000;
        float[] values = Fill(count, 42, 0);
        // Probabilities beyond 2, 3 and 4 standard deviations on both sides.
        foreach ((double limit, double share) in ((double, double)[])[(2, 0.0455003), (3, 0.0026998), (4, 6.334e-5)])
            Assert.AreEqual(share * count, values.Count(v => Math.Abs(v) > limit), 5 * Math.Sqrt(share * count));
    }

    [TestMethod]
    public void Fill_NeighboursPairsFramesAndPurposes_AreUncorrelated()
    {
        const int count = 1 << 17;
        float[] first = Fill(count, 43, 0), second = Fill(count, 43, 1), otherSeed = Fill(count, 44, 0);
        var otherPurpose = new float[count];
        NormalPixels.Fill(otherPurpose, 43, RandomPurpose.PulseHeight, 0);
        // 32 apart lie the cosine and the sine of one pair.
        foreach (int lag in (int[])[1, 2, 32, 64, 128])
            Assert.AreEqual(0, Correlation(first.AsSpan(0, count - lag), first.AsSpan(lag)), 5 / Math.Sqrt(count));
        foreach (float[] other in (float[][])[second, otherSeed, otherPurpose])
            Assert.AreEqual(0, Correlation(first, other), 5 / Math.Sqrt(count));
    }

    [TestMethod]
    public void Fill_AnyLength_BeginsTheSame()
    {
        float[] all = Fill(256, 45, 7);
        for (int length = 0; length <= 256; length++)
            CollectionAssert.AreEqual(all[..length], Fill(length, 45, 7));
    }

    [TestMethod]
    public void Fill_AnyVectorWidth_GivesTheSameBits()
    {
        float[] one = new float[1000], other = new float[1000];
        NormalPixels.Fill<Lanes1>(one, 46, RandomPurpose.ReadNoise, 3);
        NormalPixels.Fill<Lanes4>(other, 46, RandomPurpose.ReadNoise, 3);
        CollectionAssert.AreEqual(one, other);
        NormalPixels.Fill<Lanes8>(other, 46, RandomPurpose.ReadNoise, 3);
        CollectionAssert.AreEqual(one, other);
        NormalPixels.Fill<Lanes16>(other, 46, RandomPurpose.ReadNoise, 3);
        CollectionAssert.AreEqual(one, other);
    }

    private static float[] Fill(int count, int seed, long frame)
    {
        var values = new float[count];
        NormalPixels.Fill(values, seed, RandomPurpose.ReadNoise, frame);
        return values;
    }

    private static double Correlation(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return sum / a.Length;
    }
}
