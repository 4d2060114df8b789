using System.Runtime.InteropServices;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class HeliumTests
{
    private static readonly SimulationOptions Small = new() { Count = 40, Size = new FrameSize(32, 40), Seed = 7, Threads = 1 };

    /// <summary>Labels of CXIDB-94 (Zimmermann et al., table 1), of 7264 frames.</summary>
    private static readonly int[] Measured = [6589, 5792, 796, 453, 242, 390, 367, 460, 218, 47, 222];

    [TestMethod]
    public void Shares_TenThousandModels_AreThoseOfTheMeasuredFrames()
    {
        const int models = 10_000;
        FrameSimulator simulator = Preset.Helium.CreateSimulator(Small with { Count = models });
        var counts = new int[11];
        for (int i = 0; i < models; i++)
        {
            IReadOnlyList<int> classes = simulator.ClassesOf(i);
            foreach (int kind in classes)
                counts[kind]++;
            AssertRules(classes);
        }

        // Shares are exact by construction: the table's, rounded to a thousandth.
        for (int kind = 0; kind < counts.Length; kind++)
            Assert.AreEqual(Measured[kind] / 7264.0, (double)counts[kind] / models, 0.0006, Preset.Helium.ClassNames[kind]);
    }

    [TestMethod]
    public void Models_TenThousand_HaveTheLabelsOfTheirScenarioByTheRules()
    {
        // The same labels again from what the truth says, by the public function alone.
        for (int id = 0; id < 10_000; id++)
        {
            HeliumModel model = HeliumModels.Draw(3, new FrameSize(64, 64), id, 0);
            int[] scenario = Array.ConvertAll(HeliumScenarios.Of(3, id).Classes, kind => (int)kind);
            CollectionAssert.AreEqual(scenario, HeliumLabels.Of(model.Scene).ToArray(), $"model {id}");
            CollectionAssert.AreEqual(scenario, model.Classes.ToArray());
        }
    }

    [TestMethod]
    public void Simulate_AnyThreadCountAndShard_GivesTheSameBits()
    {
        SimulatedFrame[] one = [.. Preset.Helium.Simulate(Small)];
        foreach (int threads in (int[])[2, 5])
            AssertSame(one, [.. Preset.Helium.Simulate(Small with { Threads = threads })]);
        AssertSame(one, [.. Enumerable.Range(1, 3).SelectMany(number => Preset.Helium.Simulate(Small with { Shard = new Shard(number, 3) }))]);
    }

    [TestMethod]
    public void Fill_AnyOrder_GivesTheFramesOfSimulate()
    {
        SimulationOptions options = Small with { FramesPerModel = 3, Count = 20 };
        SimulatedFrame[] frames = [.. Preset.Helium.Simulate(options)];
        FrameSimulator simulator = Preset.Helium.CreateSimulator(options);
        var pixels = new float[options.Size!.Value.PixelCount];
        for (int index = frames.Length - 1; index >= 0; index--)
        {
            simulator.Fill(index, pixels, out FrameTruth truth);
            CollectionAssert.AreEqual(frames[index].Pixels, pixels);
            CollectionAssert.AreEqual(simulator.ClassesOf(index).ToArray(), truth.Classes.ToArray());
            Assert.AreEqual(index / 3, truth.ModelId);
        }
    }

    [TestMethod]
    public void Simulate_FramesPerModel_TurnAboutTheBeamAndKeepTheirClasses()
    {
        SimulatedFrame[] frames = [.. Preset.Helium.Simulate(Small with { Count = 60, FramesPerModel = 20 })];
        foreach (IGrouping<long, SimulatedFrame> model in frames.GroupBy(frame => frame.ModelId))
        {
            FrameTruth first = model.First().Truth;
            foreach (SimulatedFrame frame in model)
            {
                CollectionAssert.AreEqual(first.Classes.ToArray(), frame.Truth.Classes.ToArray());
                Assert.AreEqual(first.Orientation.Rotate(new(0, 0, 1)).Z, frame.Truth.Orientation.Rotate(new(0, 0, 1)).Z, 1e-12);
            }

            Assert.AreEqual(model.Count(), model.Select(frame => frame.Truth.Orientation).Distinct().Count());
            Assert.AreEqual(model.Count(), model.Select(frame => frame.Truth.PulseEnergy).Distinct().Count());
        }
    }

    [TestMethod]
    public void Simulate_ManyFrames_StayWithinTheRangesAndTellTheTruth()
    {
        string[] names = [.. Preset.Helium.TruthNames];
        foreach (SimulatedFrame frame in Preset.Helium.Simulate(new SimulationOptions { Count = 300, Size = new FrameSize(24, 24), Seed = 11 }))
        {
            FrameTruth truth = frame.Truth;
            Assert.HasCount(names.Length, truth.Values);
            truth.Geometry.Validate();
            AssertRules(truth.Classes);
            AssertWithin(Value("photon_energy"), HeliumRanges.LeastPhotonEnergy, HeliumRanges.GreatestPhotonEnergy);
            Assert.AreEqual(Beam.WavelengthOf(Value("photon_energy")), truth.Geometry.Wavelength, 1e-18);
            AssertWithin(Value("absorption_length"), HeliumRanges.ShortestAbsorptionLength, HeliumRanges.LongestAbsorptionLength);
            AssertWithin(Value("stray_photons"), HeliumRanges.FewestStrayPhotons, HeliumRanges.MostStrayPhotons);
            AssertWithin(Math.Sqrt(truth.HitPosition.X * truth.HitPosition.X + truth.HitPosition.Y * truth.HitPosition.Y), 0, HeliumRanges.HitRadius);
            Assert.IsTrue(truth.PulseEnergy > 0 && truth.Fluence > 0);
            bool isEmpty = truth.Classes.Contains((int)HeliumClass.Empty);
            Assert.AreEqual(isEmpty, truth.ParticleCount == 0);
            Assert.HasCount(truth.ParticleCount, truth.Positions);
            if (isEmpty)
            {
                Assert.IsNull(truth.Shape);
                continue;
            }

            AssertWithin(truth.Diameter / 2, HeliumRanges.SmallestRadius, HeliumRanges.LargestRadius);
            (double a, double b, double c) = (Value("semi_axis_a"), Value("semi_axis_b"), Value("semi_axis_c"));
            double volume = truth.Shape == "capsule" ? Math.PI * a * a * (2 * (c - a) + 4.0 / 3 * a) : 4 * Math.PI / 3 * a * b * c;
            Assert.AreEqual(1, Math.PI / 6 * Math.Pow(truth.Diameter, 3) / volume, 1e-9);
            // The frame's own orientation gives the same shadow as the truth's number.
            HeliumShadow shadow = HeliumShadow.Of(new(a, b, c), truth.Orientation);
            Assert.AreEqual(Value("shadow_aspect"), shadow.Aspect, 1e-9);
            Assert.AreEqual(Value("slope"), shadow.Slope, 1e-9);
            Assert.AreEqual(truth.ParticleCount == 2, Value("companion_radius") > 0);
            if (truth.ParticleCount == 2)
            {
                Vector3D place = truth.Orientation.Rotate(truth.Positions[1]);
                Assert.AreEqual(Value("companion_along"), place.Z, 1e-15);
                // Never within each other: contact at the least, at the end of an axis.
                Assert.IsGreaterThan(Value("companion_radius") + Math.Min(a, Math.Min(b, c)), place.Length);
            }

            double Value(string name) => truth.Values[Array.IndexOf(names, name)];
        }
    }

    [TestMethod]
    public void Expected_TwiceTheFluence_IsTwiceTheLight()
    {
        HeliumModel model = HeliumModels.Draw(1, new FrameSize(32, 32), 0, 0) with { StrayPhotons = 0 };
        var simulator = new HeliumSimulator(Preset.Helium, new() { Count = 1, Size = new FrameSize(32, 32) });
        var once = new float[32 * 32];
        var twice = new float[32 * 32];
        simulator.Expected(model, Orientation.Identity, 1e21, once);
        simulator.Expected(model, Orientation.Identity, 2e21, twice);
        for (int i = 0; i < once.Length; i++)
            Assert.AreEqual(2 * once[i], twice[i], 1e-5 * once[i]);
    }

    [TestMethod]
    public void Preset_IsListedWithMasksAndManyLabels()
    {
        Assert.AreSame(Preset.Helium, Preset.Of("helium"));
        Assert.IsTrue(Preset.Helium.IsMultiLabel && Preset.Helium.HasMask);
        Assert.AreEqual(new FrameSize(224, 224), Preset.Helium.DefaultSize);
        CollectionAssert.AreEqual(
            new[] { "Spherical/Oblate", "Round", "Elliptical", "Prolate", "Streak", "Bent", "Asymmetric", "NewtonRings", "DoubleRings", "Layered", "Empty" }, Preset.Helium.ClassNames.ToArray());
        string text = Preset.Helium.DescribeRanges();
        foreach (string part in (string[])["Round 79.7 %", "Layered 0.7 %", "19 to 35 eV", "65 mm", "30 degrees", "50 to 600 nm", "100 to 2000 nm", "1.2 to 3.5 um"])
            StringAssert.Contains(text, part);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Preset.Helium.Validate(Small with { Shapes = ["capsule"] })).Message, "Shapes");
    }

    [TestMethod]
    public void Simulate_OnePixelAndOddSizes_Work()
    {
        foreach (FrameSize size in (FrameSize[])[new(1, 1), new(1, 7), new(17, 33)])
        {
            foreach (SimulatedFrame frame in Preset.Helium.Simulate(Small with { Size = size, Count = 10, EdgeBlur = 0.01 }))
                Assert.IsTrue(frame.Pixels.Length == size.PixelCount && frame.Pixels.All(float.IsFinite));
        }
    }

    /// <summary>The rules of the paper's figure 2.</summary>
    private static void AssertRules(IReadOnlyList<int> classes)
    {
        bool Has(HeliumClass kind) => classes.Contains((int)kind);
        Assert.AreEqual(1, new[] { Has(HeliumClass.SphericalOblate), Has(HeliumClass.Prolate), Has(HeliumClass.Empty) }.Count(has => has));
        Assert.IsFalse(Has(HeliumClass.Round) && Has(HeliumClass.Elliptical));
        foreach (HeliumClass kind in (HeliumClass[])[HeliumClass.Round, HeliumClass.Elliptical, HeliumClass.DoubleRings])
            Assert.IsTrue(!Has(kind) || Has(HeliumClass.SphericalOblate));
        foreach (HeliumClass kind in (HeliumClass[])[HeliumClass.Streak, HeliumClass.Bent])
            Assert.IsTrue(!Has(kind) || Has(HeliumClass.Prolate));
        Assert.IsTrue(!Has(HeliumClass.Empty) || classes.Count == 1);
    }

    private static void AssertWithin(double value, double from, double to) => Assert.IsTrue(value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9), $"{value} is not within {from} to {to}");

    private static void AssertSame(SimulatedFrame[] expected, SimulatedFrame[] found)
    {
        Assert.HasCount(expected.Length, found);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i].Index, found[i].Index);
            CollectionAssert.AreEqual(expected[i].Truth.Values.ToArray(), found[i].Truth.Values.ToArray());
            CollectionAssert.AreEqual(expected[i].Truth.Classes.ToArray(), found[i].Truth.Classes.ToArray());
            CollectionAssert.AreEqual(expected[i].Good, found[i].Good);
            Assert.IsTrue(MemoryMarshal.AsBytes<float>(expected[i].Pixels).SequenceEqual(MemoryMarshal.AsBytes<float>(found[i].Pixels)), $"frame {i}");
        }
    }
}
