namespace Xfel.ML.Simulation.Tests;

/// <summary>What happens to charges: wells, gain, noise, stripes, bad pixels, gaps.</summary>
[TestClass]
public sealed class DetectorReadoutTests
{
    private static readonly DetectorModel Expected = DetectorModel.Ideal with { Poisson = false };

    [TestMethod]
    public void ReadNoise_DarkFrames_IsNormalWithNegativeValues()
    {
        float[] values = [.. Enumerable.Range(0, 10).SelectMany(frame => Detecting.Apply(Expected with { ReadNoise = 2.5 }, Detecting.Flat(0), frame))];
        (double mean, double deviation) = Detecting.Statistics(values);
        Assert.AreEqual(0, mean, 5 * 2.5 / Math.Sqrt(values.Length));
        Assert.AreEqual(2.5, deviation, 5 * 2.5 / Math.Sqrt(2.0 * values.Length));
        Assert.AreEqual(0.5, values.Count(value => value < 0) / (double)values.Length, 5 * 0.5 / Math.Sqrt(values.Length));
    }

    [TestMethod]
    public void GainAndOffset_CountedPhotons_AreRecovered()
    {
        float[] photons = Detecting.Apply(DetectorModel.Ideal, Detecting.Flat(3)), values = Detecting.Apply(DetectorModel.Ideal with { Gain = 8, Offset = 100 }, Detecting.Flat(3));
        CollectionAssert.AreEqual(photons, values.Select(value => (value - 100) / 8).ToArray());
    }

    [TestMethod]
    public void FixedPattern_AllFramesOfADetector_AreAlikeAndHaveTheirSpread()
    {
        DetectorModel model = Expected with { GainSpread = 0.05, OffsetSpread = 0.7, FixedRowStripes = 0.3, FixedColumnStripes = 0.2, Gain = 10 };
        float[] dark = Detecting.Apply(model, Detecting.Flat(0)), bright = Detecting.Apply(model, Detecting.Flat(100));
        CollectionAssert.AreEqual(dark, Detecting.Apply(model, Detecting.Flat(0), frame: 7, seed: 8));
        CollectionAssert.AreNotEqual(dark, Detecting.Apply(model, Detecting.Flat(0), detectorSeed: 99));
        (double gain, double gainSpread) = Detecting.Statistics(bright.Zip(dark).Select(pair => (pair.First - pair.Second) / 100));
        Assert.AreEqual(10, gain, 0.03);
        Assert.AreEqual(0.5, gainSpread, 0.02);
        Assert.AreEqual(Math.Sqrt(0.49 + 0.09 + 0.04), Detecting.Statistics(dark).Deviation, 0.04);
        Assert.AreEqual(0.3, Detecting.Statistics(Detecting.Apply(Expected with { FixedRowStripes = 0.3 }, Detecting.Flat(0)).Where((_, i) => i % 128 == 3)).Deviation, 0.1);
    }

    [TestMethod]
    public void RowStripes_DarkFrame_AreConstantAlongARowsGroupsAndOfMeanZero()
    {
        DetectorModel model = Expected with { RowStripes = 2, StripeGroups = 2 };
        float[][] frames = [.. Enumerable.Range(0, 50).Select(frame => Detecting.Apply(model, Detecting.Flat(0), frame))];
        var stripes = new List<float>();
        foreach (float[] frame in frames)
        {
            for (int y = 0; y < 96; y++)
            {
                Assert.IsTrue(frame.Skip(y * 128).Take(64).All(pixel => pixel == frame[y * 128]));
                Assert.IsTrue(frame.Skip(y * 128 + 64).Take(64).All(pixel => pixel == frame[y * 128 + 64]));
                stripes.AddRange([frame[y * 128], frame[y * 128 + 64]]);
            }
        }

        (double mean, double deviation) = Detecting.Statistics(stripes);
        Assert.AreEqual(0, mean, 5 * 2 / Math.Sqrt(stripes.Count));
        Assert.AreEqual(2, deviation, 5 * 2 / Math.Sqrt(2.0 * stripes.Count));
        CollectionAssert.AreNotEqual(frames[0], frames[1]);
    }

    [TestMethod]
    public void FixedRowCorrelation_ManyRows_HasItAndKeepsTheVarianceOfEachGroup()
    {
        DetectorModel model = Expected with { FixedRowStripes = 2, FixedRowCorrelation = 0.7, StripeGroups = 64 };
        float[] frame = Detecting.Apply(model, Detecting.Flat(0));
        double products = 0, squares = 0, strangers = 0;
        for (int i = 0; i < 95 * 128; i += 2)
        {
            Assert.AreEqual(frame[i], frame[i + 1]);
            products += frame[i] * frame[i + 128];
            squares += frame[i] * frame[i];
            strangers += frame[i] * frame[(i & ~127) + (i + 2) % 128];
        }

        Assert.AreEqual(0.7, products / squares, 0.05);
        Assert.AreEqual(0, strangers / squares, 0.1);
        Assert.AreEqual(4, squares / (95 * 64), 0.5);
    }

    [TestMethod]
    public void IsTurned_StripesAndGaps_GoTheOtherWay()
    {
        DetectorModel model = Expected with { IsTurned = true, StripeGroups = 2, Gaps = [new PanelGap(false, 0, 0.02)] };
        float[] changing = Detecting.Apply(model with { RowStripes = 1 }, Detecting.Flat(0)), constant = Detecting.Apply(model with { FixedRowStripes = 1 }, Detecting.Flat(0), out bool[] good, out _);
        float[] across = Detecting.Apply(model with { ColumnStripes = 1, FixedColumnStripes = 1 }, Detecting.Flat(0));
        foreach (float[] frame in (float[][])[changing, constant])
        {
            Assert.IsTrue(frame.Select((pixel, i) => pixel == frame[(i < 48 * 128 ? 0 : 95 * 128) + i % 128]).All(right => right));
            Assert.AreNotEqual(frame[0], frame[95 * 128]);
            Assert.AreEqual(1, Detecting.Statistics(frame.Take(60)).Deviation, 0.3);
        }

        // Of 128 columns 2.56 about 63.5.
        Assert.IsTrue(good.Select((isGood, i) => isGood == i % 128 is not (63 or 64)).All(right => right));
        Assert.IsTrue(across.Select((pixel, i) => i % 128 is 63 or 64 || pixel == across[i - i % 128]).All(right => right));
    }

    [TestMethod]
    public void ColumnStripesAndQuadrants_DarkFrame_AreConstantAlongAColumnAndOverAQuadrant()
    {
        float[] columns = Detecting.Apply(Expected with { ColumnStripes = 1 }, Detecting.Flat(0)), quadrants = Detecting.Apply(Expected with { QuadrantOffset = 1 }, Detecting.Flat(0));
        for (int i = 0; i < columns.Length; i++)
        {
            Assert.AreEqual(columns[i % 128], columns[i]);
            Assert.AreEqual(quadrants[(i < 48 * 128 ? 0 : 95 * 128) + (i % 128 < 64 ? 0 : 127)], quadrants[i]);
        }

        Assert.AreEqual(1, Detecting.Statistics(columns.Take(128)).Deviation, 0.3);
        Assert.AreEqual(4, quadrants.Distinct().Count());
    }

    [TestMethod]
    public void FullWell_WithoutBleeding_CutsAndMasks()
    {
        float[] frame = Detecting.Flat(5);
        frame[500] = 900;
        frame = Detecting.Apply(Expected with { FullWell = 100, Gain = 2 }, frame, out bool[] good, out _);
        Assert.AreEqual(200f, frame[500]);
        Assert.IsTrue(good.Select((isGood, i) => isGood == (i != 500)).All(right => right));
        Assert.AreEqual(10f, frame[499]);
    }

    [TestMethod]
    [DataRow(false, 0.5)]
    [DataRow(false, 1.0)]
    [DataRow(true, 0.25)]
    public void Bleeding_OverfullPixel_KeepsTheChargeOnItsLine(bool alongRows, double backward)
    {
        float[] frame = Detecting.Flat(10);
        frame[40 * 128 + 50] = 1010;
        frame = Detecting.Apply(Expected with { FullWell = 100, Bleeding = true, IsTurned = alongRows, BleedingBackward = backward }, frame, out bool[] good, out _);
        Assert.AreEqual(10.0 * frame.Length + 1000, frame.Sum(pixel => (double)pixel), 1e-2);
        // 910 over the well: 90 fill each neighbour, so 455 fill five and a bit of one more.
        double before = 0, after = 0;
        for (int i = 0; i < frame.Length; i++)
        {
            (int y, int x) = Math.DivRem(i, 128);
            (int along, int across) = alongRows ? (x - 50, y - 40) : (y - 40, x - 50);
            if (across != 0)
            {
                Assert.AreEqual(10f, frame[i]);
                continue;
            }

            Assert.IsLessThanOrEqualTo(100f, frame[i]);
            Assert.AreEqual(frame[i] < 100, good[i]);
            before += along < 0 ? frame[i] - 10 : 0;
            after += along > 0 ? frame[i] - 10 : 0;
        }

        Assert.AreEqual(910 * backward, before, 1e-2);
        Assert.AreEqual(910 * (1 - backward), after, 1e-2);
    }

    [TestMethod]
    public void Bleeding_AtAnEdgeOrGap_LosesTheCharge()
    {
        float[] frame = Detecting.Flat(0);
        frame[2 * 128 + 7] = 1000;
        // The gap takes rows 47 and 48; the frame's edge lies two pixels above.
        frame[45 * 128 + 9] = 1000;
        DetectorModel model = Expected with { FullWell = 100, Bleeding = true, Gaps = [new PanelGap(false, 0, 2.0 / 96)] };
        frame = Detecting.Apply(model, frame);
        Assert.AreEqual(100 * 3 + 450, frame.Where((_, i) => i % 128 == 7).Sum(), 1e-3);
        Assert.AreEqual(100 * 2 + 450, frame.Where((_, i) => i % 128 == 9).Sum(), 1e-3);
        Assert.AreEqual(0f, frame.Skip(47 * 128).Sum());
    }

    [TestMethod]
    public void DeadAndHotPixels_Shares_AreInTheFrameAndTheirKnownPartInTheMask()
    {
        DetectorModel model = Expected with { DeadPixels = 0.05, HotPixels = 0.08, HotLevel = 500, KnownBadPixels = 0.75, Offset = 3 };
        float[] frame = Detecting.Apply(model, Detecting.Flat(10), out bool[] good, out _);
        int count = frame.Length, dead = frame.Count(pixel => pixel == 3), hot = frame.Count(pixel => pixel > 13);
        Assert.AreEqual(0.05 * count, dead, 5 * Math.Sqrt(0.05 * count));
        Assert.AreEqual(0.08 * count, hot, 5 * Math.Sqrt(0.08 * count));
        Assert.AreEqual(count, dead + hot + frame.Count(pixel => pixel == 13));
        Assert.AreEqual(500, frame.Where(pixel => pixel > 13).Average() - 13, 5 * 500 / Math.Sqrt(hot));
        Assert.AreEqual(0.75 * (dead + hot), good.Count(isGood => !isGood), 5 * Math.Sqrt(0.75 * 0.25 * (dead + hot)));
        Assert.IsTrue(good.Select((isGood, i) => isGood || frame[i] != 13).All(right => right));
        float[] later = Detecting.Apply(model, Detecting.Flat(10), frame: 3);
        CollectionAssert.AreEqual(frame, later);
    }

    [TestMethod]
    public void GapsAndHole_Layout_ReadZeroAndAreMasked()
    {
        DetectorModel model = DetectorModel.Ideal with { Gaps = [new PanelGap(true, -0.25, 0.03), new PanelGap(false, 0, 0.05)], HoleRadius = 0.1, Offset = 5, ReadNoise = 1 };
        float[] frame = Detecting.Apply(model, Detecting.Flat(50), out bool[] good, out DetectorReading reading);
        int missing = 0;
        for (int i = 0; i < frame.Length; i++)
        {
            (int y, int x) = Math.DivRem(i, 128);
            // Of 128 columns four about 31.5, of 96 rows five about 47.5, and a disc of 9.6 pixels about (63.5, 47.5).
            bool gap = x is >= 30 and <= 33 && Math.Abs(x - 31.5) <= 0.015 * 128 || y is >= 46 and <= 49 || y == 45 && 47.5 - 0.025 * 96 <= 45;
            bool isMissing = gap || Math.Pow(x - 63.5, 2) + Math.Pow(y - 47.5, 2) < 9.6 * 9.6;
            Assert.AreEqual(!isMissing, good[i], $"({x}, {y})");
            Assert.AreEqual(isMissing, frame[i] == 0, $"({x}, {y})");
            missing += isMissing ? 1 : 0;
        }

        (double light, _) = reading;
        Assert.AreEqual(50.0 * (frame.Length - missing), light, 1);
    }

    [TestMethod]
    public void Layout_MovedAndRound_FollowsItsMiddle()
    {
        DetectorModel model = Expected with { HoleRadius = 0.05, ActiveRadius = 0.3, LayoutX = 0.25, LayoutY = 0.75 };
        Detecting.Apply(model, Detecting.Flat(1), out bool[] good, out _);
        for (int i = 0; i < good.Length; i++)
        {
            double radius = Math.Sqrt(Math.Pow(i % 128 - 31.5, 2) + Math.Pow(i / 128 - 71.5, 2)) / 96;
            Assert.AreEqual(radius is >= 0.05 and <= 0.3, good[i]);
        }
    }

    [TestMethod]
    public void GainStages_GrowingSignal_HaveTheirNoise()
    {
        DetectorModel model = Expected with { ReadNoise = 1, GainStages = [new GainStage(30, 10), new GainStage(1000, 100)] };
        foreach ((float signal, double noise) in ((float, double)[])[(5, 1), (29, 1), (31, 10), (999, 10), (1001, 100)])
            Assert.AreEqual(noise, Detecting.Statistics(Detecting.Apply(model, Detecting.Flat(signal))).Deviation, 0.04 * noise);
    }

    [TestMethod]
    public void Quantize_NoisyFrame_HasWholeNumbersNearTheValues()
    {
        DetectorModel model = Expected with { ReadNoise = 2, Gain = 3.3 };
        float[] exact = Detecting.Apply(model, Detecting.Flat(4)), whole = Detecting.Apply(model with { Quantize = true }, Detecting.Flat(4));
        Assert.IsTrue(whole.Zip(exact).All(pair => float.IsInteger(pair.First) && Math.Abs(pair.First - pair.Second) <= 0.5f));
    }
}
