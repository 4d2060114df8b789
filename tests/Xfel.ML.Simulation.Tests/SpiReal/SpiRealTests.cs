using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class SpiRealTests
{
    private static readonly SimulationOptions Small = new() { Count = 40, Size = new FrameSize(48, 56), Seed = 7, Threads = 1 };

    [TestMethod]
    public void Simulate_AnyThreadCountAndShards_GivesTheSameBits()
    {
        SimulatedFrame[] one = [.. Preset.SpiReal.Simulate(Small)];
        foreach (int threads in (int[])[0, 2, 5])
            AssertSame(one, [.. Preset.SpiReal.Simulate(Small with { Threads = threads })]);
        AssertSame(one, [.. Enumerable.Range(1, 3).SelectMany(number => Preset.SpiReal.Simulate(Small with { Shard = new Shard(number, 3) }))]);
    }

    [TestMethod]
    public void Fill_AnyOrder_GivesTheFramesOfSimulate()
    {
        SimulationOptions options = Small with { FramesPerModel = 3 };
        SimulatedFrame[] frames = [.. Preset.SpiReal.Simulate(options)];
        FrameSimulator simulator = Preset.SpiReal.CreateSimulator(options);
        var pixels = new float[options.Size!.Value.PixelCount];
        var good = new bool[pixels.Length];
        for (int index = frames.Length - 1; index >= 0; index--)
        {
            simulator.Fill(index, pixels, good, out _);
            CollectionAssert.AreEqual(frames[index].Pixels, pixels);
            CollectionAssert.AreEqual(frames[index].Good, good);
        }
    }

    [TestMethod]
    public void Simulate_SameSeedAsSpiHits_ShowsTheSameModelsAndOrientations()
    {
        foreach ((SimulatedFrame real, SimulatedFrame hits) in Preset.SpiReal.Simulate(Small).Zip(Preset.SpiHits.Simulate(Small)))
        {
            Assert.AreEqual(hits.Label, real.Label);
            Assert.AreEqual(hits.Truth.Orientation, real.Truth.Orientation);
            Assert.AreEqual(hits.Truth.Shape, real.Truth.Shape);
            Assert.AreEqual(hits.Truth.Diameter, real.Truth.Diameter);
            Assert.AreEqual(hits.Truth.Values[0], real.Truth.Values[0]);
            Assert.AreEqual(hits.Truth.ExpectedPhotons, real.Truth.Values[1]);
            Assert.AreEqual(hits.Truth.Geometry, real.Truth.Geometry with { BeamCenterX = hits.Truth.Geometry.BeamCenterX, BeamCenterY = hits.Truth.Geometry.BeamCenterY });
            CollectionAssert.AreEqual(hits.Truth.Positions.ToArray(), real.Truth.Positions.ToArray());
        }
    }

    [TestMethod]
    public void Simulate_ManyFrames_StayWithinTheRanges()
    {
        var ranges = new Dictionary<string, (double Least, double Greatest)>
        {
            ["stray_photons"] = (10, 1000), ["halo_photons"] = (10, 3000), ["halo_radius"] = (0.05, 0.3), ["background_photons"] = (10, 1000), ["fluctuation"] = (0.03, 0.3), ["blur"] = (0.3, 0.6),
            ["read_noise"] = (0.5, 4), ["fixed_stripes"] = (0.2, 1.5), ["stripes"] = (0.05, 0.5), ["full_well"] = (1e3, 3e4), ["bleeding_backward"] = (0, 1), ["is_turned"] = (0, 1), ["gap_width"] = (0.01, 0.04),
            ["hole_radius"] = (0.02, 0.06), ["layout_x"] = (0.3, 0.7), ["layout_y"] = (0.3, 0.7),
        };
        string[] names = [.. Preset.SpiReal.TruthNames];
        double greatestOffset = 0;
        foreach (SimulatedFrame frame in Preset.SpiReal.Simulate(new SimulationOptions { Count = 500, Size = new FrameSize(24, 24), Seed = 10 }))
        {
            FrameTruth truth = frame.Truth;
            Assert.HasCount(names.Length, truth.Values);
            foreach ((string name, (double least, double greatest)) in ranges)
                Assert.IsTrue(truth.Values[Array.IndexOf(names, name)] >= least && truth.Values[Array.IndexOf(names, name)] <= greatest, name);
            Assert.AreEqual(truth.ExpectedPhotons, truth.DetectedPhotons, 6 * Math.Sqrt(truth.ExpectedPhotons) + 6);
            greatestOffset = Math.Max(greatestOffset, Math.Max(Math.Abs(truth.Geometry.BeamCenterX - 11.5), Math.Abs(truth.Geometry.BeamCenterY - 11.5)) / 24);
            Assert.IsTrue(frame.Pixels.All(float.IsFinite));
        }

        Assert.IsTrue(greatestOffset is > 0.08 and <= 0.1);
    }

    [TestMethod]
    public void Simulate_Frames_HaveMasksNegativeValuesAndTheirPhotons()
    {
        string[] names = [.. Preset.SpiReal.TruthNames];
        int fullWell = Array.IndexOf(names, "full_well"), compared = 0;
        foreach (SimulatedFrame frame in Preset.SpiReal.Simulate(Small with { Size = new FrameSize(128, 128), Count = 60 }))
        {
            double share = frame.Good!.Count(good => good) / (double)frame.Pixels.Length;
            Assert.IsTrue(share is > 0.9 and < 1, $"frame {frame.Index}: {share} good");
            Assert.IsTrue(frame.Pixels.Any(pixel => pixel < 0));
            // Above this, what stripes and hot pixels add to the sum (some hundred photons) is little; a saturated frame can lose charge.
            if (frame.Truth.DetectedPhotons < 2e4 || frame.Pixels.Max() > 0.8 * frame.Truth.Values[fullWell] * Preset.SpiReal.Gain)
                continue;
            Assert.AreEqual(1, frame.Pixels.Sum(pixel => (double)pixel) / Preset.SpiReal.Gain / frame.Truth.DetectedPhotons, 0.1, $"frame {frame.Index}");
            compared++;
        }

        Assert.IsGreaterThan(10, compared);
    }

    [TestMethod]
    public void Simulate_ModelsOfOneDetector_ShareItsFixedPattern()
    {
        string[] names = [.. Preset.SpiReal.TruthNames];
        int seed = Array.IndexOf(names, "detector_seed");
        double[] seeds = [.. Preset.SpiReal.Simulate(Small with { Count = 201, Size = new FrameSize(4, 4) }).Select(frame => frame.Truth.Values[seed])];
        Assert.AreEqual(3, seeds.Distinct().Count());
        Assert.IsTrue(seeds.Take(100).All(value => value == seeds[0]) && seeds.Skip(100).Take(100).All(value => value == seeds[100]));
    }

    [TestMethod]
    public void Ideal_OnTheExpectedFramesOfSpiHits_GivesItsFrames()
    {
        var hits = new SpiHitsSimulator(Preset.SpiHits, Small);
        var detector = new DetectorSimulation(Small.Size!.Value);
        var pixels = new float[Small.Size!.Value.PixelCount];
        foreach (SimulatedFrame frame in Preset.SpiHits.Simulate(Small))
        {
            hits.Expected(frame.Index, pixels);
            detector.Apply(DetectorModel.Ideal, 0, Small.Seed, frame.Index, default, pixels, []);
            CollectionAssert.AreEqual(frame.Pixels, pixels);
        }
    }

    [TestMethod]
    public void Preset_SpiReal_IsListedWithMaskAndGain()
    {
        Assert.AreSame(Preset.SpiReal, Preset.Of("spi-real"));
        Assert.Contains(Preset.SpiReal, Preset.All);
        Assert.IsTrue(Preset.SpiReal.HasMask);
        Assert.AreEqual(10.0, Preset.SpiReal.Gain);
        string text = Preset.SpiReal.DescribeRanges();
        foreach (string part in (string[])["within 10 %", "10 to 1000 photons", "10 to 3000 photons", "0.03 to 0.3", "0.3 to 0.6 pixels", "0.05 to 0.4 photons", "fixed 0.02 to 0.15 photons", "changing 0.005 to 0.05 photons", "1000 to 30000", "0.01 to 0.04", "0.02 to 0.06"])
            StringAssert.Contains(text, part);
    }

    private static void AssertSame(SimulatedFrame[] expected, SimulatedFrame[] found)
    {
        Assert.HasCount(expected.Length, found);
        for (int i = 0; i < expected.Length; i++)
        {
            CollectionAssert.AreEqual(expected[i].Pixels, found[i].Pixels, $"frame {i}");
            CollectionAssert.AreEqual(expected[i].Good, found[i].Good, $"mask of frame {i}");
            CollectionAssert.AreEqual(expected[i].Truth.Values.ToArray(), found[i].Truth.Values.ToArray());
        }
    }
}
