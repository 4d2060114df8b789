using System.Runtime.InteropServices;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class SpiShapesTests
{
    private static readonly SimulationOptions Small = new() { Count = 45, Size = new FrameSize(32, 40), Seed = 7, Threads = 1 };

    private static readonly string[] Names = ["octahedron", "dodecahedron", "icosahedron", "truncated-icosahedron", "cube", "torus", "ellipsoid", "cylinder", "capsule"];

    [TestMethod]
    public void Preset_Classes_AreTheShapes()
    {
        Assert.AreSame(Preset.SpiShapes, Preset.Of("spi-shapes"));
        CollectionAssert.AreEqual(Names, Preset.SpiShapes.ClassNames.ToArray());
        CollectionAssert.AreEqual(Names, Preset.SpiShapes.ShapeNames.ToArray());
        Assert.IsFalse(Preset.SpiShapes.IsMultiLabel);
    }

    [TestMethod]
    public void Simulate_AnyThreadCount_GivesTheSameBits()
    {
        SimulatedFrame[] one = [.. Preset.SpiShapes.Simulate(Small)];
        foreach (int threads in (int[])[0, 2, 7])
        {
            foreach ((SimulatedFrame a, SimulatedFrame b) in one.Zip(Preset.SpiShapes.Simulate(Small with { Threads = threads })))
                AssertSame(a, b);
        }
    }

    [TestMethod]
    public void Simulate_LongerDataSet_BeginsWithTheSameFrames()
    {
        foreach ((SimulatedFrame a, SimulatedFrame b) in Preset.SpiShapes.Simulate(Small with { Count = 5 }).Zip(Preset.SpiShapes.Simulate(Small)))
            AssertSame(a, b);
    }

    [TestMethod]
    public void Simulate_OtherSeed_GivesOtherFrames()
    {
        SimulatedFrame[] a = [.. Preset.SpiShapes.Simulate(Small)], b = [.. Preset.SpiShapes.Simulate(Small with { Seed = 8 })];
        Assert.IsFalse(a.Select(frame => frame.Label).SequenceEqual(b.Select(frame => frame.Label)));
        Assert.AreEqual(0, a.Zip(b).Count(pair => pair.First.Pixels.SequenceEqual(pair.Second.Pixels)));
    }

    [TestMethod]
    public void Simulate_EveryNineModels_HaveEveryShapeOnce()
    {
        SimulatedFrame[] frames = [.. Preset.SpiShapes.Simulate(new() { Count = 270, Size = new FrameSize(8, 8), Seed = 9 })];
        foreach (SimulatedFrame[] nine in frames.Chunk(9))
            CollectionAssert.AreEquivalent(Enumerable.Range(0, 9).ToArray(), nine.Select(frame => frame.Label).ToArray());
        Assert.IsGreaterThan(1, frames.Chunk(9).Select(nine => string.Join(' ', nine.Select(frame => frame.Label))).Distinct().Count());
    }

    [TestMethod]
    public void Simulate_ManyFrames_StayWithinTheRanges()
    {
        foreach (SimulatedFrame frame in Preset.SpiShapes.Simulate(new() { Count = 900, Size = new FrameSize(24, 24), Seed = 10 }))
        {
            FrameTruth truth = frame.Truth;
            Assert.AreEqual(1, truth.ParticleCount);
            Assert.AreEqual(Names[frame.Label], truth.Shape);
            Assert.IsTrue(truth.ExpectedPhotons is >= 1e3 and <= 1e6);
            Assert.AreEqual(truth.ExpectedPhotons, truth.DetectedPhotons, 6 * Math.Sqrt(truth.ExpectedPhotons) + 6);
            Assert.HasCount(Preset.SpiShapes.TruthNames.Count, truth.Values);
            Assert.IsTrue(truth.Values[0] is >= 4 and <= 40);
            Assert.AreEqual(truth.Values[0], truth.Geometry.FringePeriod(truth.Diameter), 1e-9);
            Assert.IsTrue(truth.AffineAxes.Y / truth.AffineAxes.X is >= 0.6 and <= 1.6 && truth.AffineAxes.Z / truth.AffineAxes.X is >= 0.6 and <= 1.6);
            Assert.IsTrue(truth.Shape switch
            {
                "torus" => truth.Values[1] is >= 0.3 and <= 0.6,
                "cylinder" => truth.Values[1] is >= 0.5 and <= 2,
                "capsule" => truth.Values[1] is >= 0.5 and <= 1.5,
                _ => double.IsNaN(truth.Values[1]),
            });
        }
    }

    [TestMethod]
    public void Simulate_FramesPerModel_ShareTheModelButNotTheView()
    {
        SimulatedFrame[] frames = [.. Preset.SpiShapes.Simulate(Small with { FramesPerModel = 5 })];
        foreach (IGrouping<long, SimulatedFrame> model in frames.GroupBy(frame => frame.ModelId))
        {
            FrameTruth first = model.First().Truth;
            Assert.AreEqual(5, model.Count());
            Assert.IsTrue(model.All(frame => frame.Truth.Shape == first.Shape && frame.Truth.Values.SequenceEqual(first.Values) && frame.Truth.Geometry == first.Geometry));
            Assert.AreEqual(5, model.Select(frame => frame.Truth.Orientation).Distinct().Count());
        }
    }

    [TestMethod]
    public void Simulate_SomeShapes_KeepTheirLabelsAndAreEquallyOften()
    {
        SimulatedFrame[] frames = [.. Preset.SpiShapes.Simulate(Small with { Count = 30, Shapes = ["capsule", "octahedron", "torus"] })];
        CollectionAssert.AreEqual(new[] { (0, 10), (5, 10), (8, 10) }, frames.GroupBy(frame => frame.Label).Select(group => (group.Key, group.Count())).Order().ToArray());
        Assert.IsTrue(frames.All(frame => Names[frame.Label] == frame.Truth.Shape));
    }

    [TestMethod]
    public void ClassesOf_AnyFrame_IsTheFramesLabel()
    {
        SimulationOptions options = Small with { FramesPerModel = 2 };
        FrameSimulator simulator = Preset.SpiShapes.CreateSimulator(options);
        foreach (SimulatedFrame frame in Preset.SpiShapes.Simulate(options))
            CollectionAssert.AreEqual(new[] { frame.Label }, simulator.ClassesOf(frame.Index).ToArray());
    }

    [TestMethod]
    public void Expected_AnyShape_IsTheScatteringOfTheParticleThatTheTruthDescribes() => SpiTruth.AssertFrames(Preset.SpiShapes, Small);

    [TestMethod]
    public void Validate_OwnBody_Throws() => StringAssert.Contains(
        Assert.ThrowsExactly<ArgumentException>(() => Preset.SpiShapes.Validate(new() { Body = Ellipsoid.Sphere(1), Shapes = ["sphere"] })).Message,
        "Shapes has sphere; of octahedron, dodecahedron, icosahedron, truncated-icosahedron, cube, torus, ellipsoid, cylinder, capsule was expected; Body is given; spi-shapes has shapes of its own only");

    [TestMethod]
    public void DescribeRanges_NamesEveryRange()
    {
        string text = Preset.SpiShapes.DescribeRanges();
        foreach (string part in (string[])["truncated-icosahedron, cube, torus, ellipsoid", "0.3 to 0.6", "0.5 to 2", "0.5 to 1.5", "4 to 40 pixels", "0.6 to 1.6", "1000 to 1000000", "within 2 %", "Poisson"])
            StringAssert.Contains(text, part);
    }

    private static void AssertSame(SimulatedFrame a, SimulatedFrame b)
    {
        Assert.AreEqual(a.Label, b.Label);
        Assert.AreEqual(a.Truth.Orientation, b.Truth.Orientation);
        Assert.IsTrue(MemoryMarshal.AsBytes<float>(a.Pixels).SequenceEqual(MemoryMarshal.AsBytes<float>(b.Pixels)), $"frame {a.Index}");
    }
}
