namespace Xfel.ML.Simulation.Tests;

/// <summary>What happens to light before it is counted, and counting.</summary>
[TestClass]
public sealed class DetectorLightTests
{
    private static readonly DetectorModel Expected = DetectorModel.Ideal with { Poisson = false };

    [TestMethod]
    [DataRow(0.3f)]
    [DataRow(4f)]
    [DataRow(150f)]
    public void Ideal_FlatLight_HasTheVarianceOfItsMean(float level)
    {
        float[][] frames = [.. Enumerable.Range(0, 8).Select(frame => Detecting.Apply(DetectorModel.Ideal, Detecting.Flat(level), frame))];
        (double mean, double deviation) = Detecting.Statistics(frames.SelectMany(frame => frame));
        double count = 8.0 * Detecting.Size.PixelCount;
        Assert.AreEqual(level, mean, 5 * Math.Sqrt(level / count));
        Assert.AreEqual(1, deviation * deviation / mean, 5 * Math.Sqrt((2 + 1 / level) / count));
        Assert.IsTrue(frames.All(frame => frame.All(float.IsInteger)));
    }

    [TestMethod]
    public void Ideal_ExpectedAndDetected_AreTheSumsBeforeAndAfterCounting()
    {
        float[] pixels = Detecting.Apply(DetectorModel.Ideal, Detecting.Flat(2), out bool[] good, out DetectorReading reading);
        (double before, _) = reading;
        Assert.AreEqual(2.0 * pixels.Length, before);
        Assert.AreEqual(pixels.Sum(pixel => (double)pixel), reading.DetectedPhotons);
        Assert.IsTrue(good.All(pixel => pixel));
    }

    [TestMethod]
    [DataRow(0.3)]
    [DataRow(0.6)]
    [DataRow(2.0)]
    public void CoherenceBlur_OnePoint_BecomesAGaussianOfThatWidthAndSum(double sigma)
    {
        float[] frame = Detecting.Flat(0);
        frame[40 * 128 + 50] = 1000;
        frame = Detecting.Apply(Expected with { CoherenceBlur = sigma }, frame);
        double sum = 0, squares = 0;
        for (int i = 0; i < frame.Length; i++)
        {
            sum += frame[i];
            squares += frame[i] * Math.Pow(i % 128 - 50, 2);
        }

        Assert.AreEqual(1000, sum, 1e-3);
        Assert.AreEqual(sigma * sigma, squares / sum, 0.01 * sigma * sigma);
        Assert.AreEqual(frame[39 * 128 + 50], frame[40 * 128 + 51], 1e-3f);
    }

    [TestMethod]
    public void CoherenceBlur_PointsAtTheEdges_KeepTheSum()
    {
        float[] frame = Detecting.Flat(0);
        frame[0] = frame[^1] = frame[127] = frame[128 * 40] = 100;
        Assert.AreEqual(400, Detecting.Apply(Expected with { CoherenceBlur = 5 }, frame).Sum(pixel => (double)pixel), 1e-2);
    }

    [TestMethod]
    public void StrayAndHaloAndBackground_DarkFrame_HaveTheirPhotons()
    {
        float[] stray = Detecting.Apply(Expected with { StrayPhotons = 500 }, Detecting.Flat(0)), halo = Detecting.Apply(Expected with { HaloPhotons = 500, HaloRadius = 0.1 }, Detecting.Flat(0));
        Assert.IsTrue(stray.All(pixel => pixel == stray[0]));
        Assert.AreEqual(500, stray.Sum(), 1e-2);
        Assert.AreEqual(500, halo.Sum(), 1e-2);
        // The beam is at (63.5, 47.5): at 0.1 x 96 pixels from there the halo has fallen to 2^(-3/2).
        Assert.AreEqual(Math.Pow(1 + 9.5 * 9.5 / (9.6 * 9.6), -1.5), halo[47 * 128 + 73] / halo[47 * 128 + 63], 0.01);
        double mean = Enumerable.Range(0, 300).Average(frame => Detecting.Apply(Expected with { BackgroundPhotons = 500, BackgroundContrast = 0.2 }, Detecting.Flat(0), frame).Sum());
        Assert.AreEqual(500, mean, 5);
    }

    [TestMethod]
    public void Fluctuation_FlatLight_VariesSmoothlyByThatMuchAndDiffersFromFrameToFrame()
    {
        DetectorModel model = Expected with { Fluctuation = 0.1 };
        float[][] frames = [.. Enumerable.Range(0, 400).Select(frame => Detecting.Apply(model, Detecting.Flat(1), frame))];
        double variance = frames.Average(frame => frame.Average(pixel => Math.Pow(pixel - 1, 2)));
        Assert.AreEqual(0.01, variance, 0.0015);
        // At most three half waves: neighbours differ by less than the slope of the highest.
        foreach (float[] frame in frames.Take(20))
        {
            for (int i = 1; i < 128; i++)
                Assert.AreEqual(frame[i - 1], frame[i], 0.1 * 4 * 3 * Math.PI / 128);
        }

        Assert.AreNotEqual(frames[0][0], frames[1][0]);
    }

    [TestMethod]
    public void BackgroundContrast_Strong_IsNeverNegative() => Assert.IsTrue(Enumerable.Range(0, 20)
        .All(frame => Detecting.Apply(Expected with { BackgroundPhotons = 500, BackgroundContrast = 1 }, Detecting.Flat(0), frame).All(pixel => pixel >= 0)));

    [TestMethod]
    public void QuantumEfficiencyAndFalloff_FlatLight_LoseTheirShares()
    {
        float[] flat = Detecting.Apply(Expected with { QuantumEfficiency = 0.4 }, Detecting.Flat(10));
        Assert.IsTrue(flat.All(pixel => Math.Abs(pixel - 4) < 1e-5));
        float[] falling = Detecting.Apply(Expected with { RadialFalloff = 0.3 }, Detecting.Flat(10));
        Assert.AreEqual(10, falling[48 * 128 + 64], 0.01);
        Assert.AreEqual(7, falling[0], 0.1);
    }

    [TestMethod]
    public void PointSpread_OnePixel_SharesByTheCloudsWidthAndKeepsTheCharge()
    {
        float[] frame = Detecting.Flat(0);
        frame[40 * 128 + 50] = 1000;
        frame = Detecting.Apply(Expected with { PointSpread = 0.1 }, frame);
        Assert.AreEqual(1000, frame.Sum(), 1e-2);
        // Of photons all over the pixel, sigma / sqrt(2 pi) of the charge crosses an edge.
        Assert.AreEqual(0.1 / Math.Sqrt(2 * Math.PI), frame.Where((_, i) => i % 128 == 51).Sum() / 1000, 1e-4);
    }

    [TestMethod]
    [DataRow(1f, 0.5)]
    [DataRow(3f, 0.3)]
    [DataRow(40f, 0.8)]
    public void PulseHeightSpread_GivenPhotons_HaveTheMeanAndTheSpreadOfTheirSum(float photons, double spread)
    {
        (double mean, double deviation) = Detecting.Statistics(Enumerable.Range(0, 10).SelectMany(frame => Detecting.Apply(Expected with { PulseHeightSpread = spread }, Detecting.Flat(photons), frame)));
        Assert.AreEqual(photons, mean, 0.01 * photons);
        Assert.AreEqual(spread * Math.Sqrt(photons), deviation, 0.02 * spread * Math.Sqrt(photons));
    }
}
