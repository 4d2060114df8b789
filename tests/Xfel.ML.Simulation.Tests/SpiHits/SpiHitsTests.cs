using System.Runtime.InteropServices;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class SpiHitsTests
{
    private static readonly SimulationOptions Small = new() { Count = 40, Size = new FrameSize(32, 40), Seed = 7, Threads = 1 };

    [TestMethod]
    public void Simulate_AnyThreadCount_GivesTheSameBits()
    {
        SimulatedFrame[] one = [.. Preset.SpiHits.Simulate(Small)];
        foreach (int threads in (int[])[0, 2, 3, 16, 100])
        {
            SimulatedFrame[] many = [.. Preset.SpiHits.Simulate(Small with { Threads = threads })];
            Assert.HasCount(one.Length, many);
            for (int i = 0; i < one.Length; i++)
                AssertSame(one[i], many[i]);
        }
    }

    [TestMethod]
    public void Fill_AnyOrder_GivesTheFramesOfSimulate()
    {
        SimulationOptions options = Small with { FramesPerModel = 3 };
        SimulatedFrame[] frames = [.. Preset.SpiHits.Simulate(options)];
        var simulator = Preset.SpiHits.CreateSimulator(options);
        var pixels = new float[options.Size!.Value.PixelCount];
        for (int index = frames.Length - 1; index >= 0; index--)
        {
            simulator.Fill(index, pixels, out FrameTruth truth);
            CollectionAssert.AreEqual(frames[index].Pixels, pixels);
            Assert.AreEqual(frames[index].Truth.Orientation, truth.Orientation);
            Assert.AreEqual(index / 3, truth.ModelId);
        }
    }

    [TestMethod]
    public void Simulate_LongerDataSet_BeginsWithTheSameFrames()
    {
        SimulatedFrame[] few = [.. Preset.SpiHits.Simulate(Small with { Count = 5 })], many = [.. Preset.SpiHits.Simulate(Small).Take(5)];
        for (int i = 0; i < few.Length; i++)
            AssertSame(few[i], many[i]);
    }

    [TestMethod]
    public void Simulate_OtherSeed_GivesOtherFrames()
    {
        SimulatedFrame[] a = [.. Preset.SpiHits.Simulate(Small)], b = [.. Preset.SpiHits.Simulate(Small with { Seed = 8 })];
        Assert.IsFalse(a.Select(frame => frame.Label).SequenceEqual(b.Select(frame => frame.Label)));
        Assert.AreEqual(0, a.Zip(b).Count(pair => pair.First.Truth.ParticleCount > 0 && pair.First.Pixels.SequenceEqual(pair.Second.Pixels)));
    }

    [TestMethod]
    public void Simulate_EveryHundredModels_HaveTheSharesOfTheClasses()
    {
        SimulationOptions options = new() { Count = 300, Size = new FrameSize(8, 8), Seed = 9 };
        foreach (SimulatedFrame[] hundred in Preset.SpiHits.Simulate(options).Chunk(100))
        {
            int[] hits = [.. Enumerable.Range(0, 5).Select(hit => hundred.Count(frame => frame.Label == hit))];
            CollectionAssert.AreEqual(new[] { 8, 50, 17, 17, 8 }, hits);
            Assert.AreEqual(4, hundred.Count(frame => frame.Truth.ParticleCount == 0));
            Assert.AreEqual(4, hundred.Count(frame => frame.Truth.ParticleCount is >= 5 and <= 8));
            Assert.IsTrue(hundred.All(frame => (frame.Label == 1) == (frame.Truth.ParticleCount == 1)));
        }

        Assert.HasCount(5, Preset.SpiHits.ClassNames);
    }

    [TestMethod]
    public void Simulate_ManyFrames_StayWithinTheRanges()
    {
        SimulationOptions options = new() { Count = 1000, Size = new FrameSize(24, 24), Seed = 10 };
        foreach (SimulatedFrame frame in Preset.SpiHits.Simulate(options))
        {
            FrameTruth truth = frame.Truth;
            Assert.AreEqual(frame.Pixels.Sum(pixel => (double)pixel), truth.DetectedPhotons);
            Assert.AreEqual(truth.ExpectedPhotons, truth.DetectedPhotons, 6 * Math.Sqrt(truth.ExpectedPhotons) + 6);
            Assert.AreEqual(11.5, truth.Geometry.BeamCenterX, 0.02 * 24);
            Assert.AreEqual(11.5, truth.Geometry.BeamCenterY, 0.02 * 24);
            truth.Geometry.Validate();
            Assert.HasCount(truth.ParticleCount, truth.Positions);
            if (truth.ParticleCount == 0)
            {
                Assert.IsNull(truth.Shape);
                Assert.IsTrue(truth.ExpectedPhotons is >= 1 and <= 1e3);
                continue;
            }

            Assert.IsTrue(truth.ExpectedPhotons is >= 1e3 and <= 1e6);
            Assert.IsTrue(truth.Values[0] is >= 4 and <= 40);
            Assert.AreEqual(truth.Values[0], truth.Geometry.FringePeriod(truth.Diameter), 1e-9);
            Assert.AreEqual(1, truth.AffineAxes.X * truth.AffineAxes.Y * truth.AffineAxes.Z, 1e-12);
            Assert.IsTrue(truth.AffineAxes.Y / truth.AffineAxes.X is >= 0.6 and <= 1.6 && truth.AffineAxes.Z / truth.AffineAxes.X is >= 0.6 and <= 1.6);
            AssertCluster(truth);
        }
    }

    [TestMethod]
    public void Simulate_ManyModels_DrawThePeriodsAndPhotonsLogUniformly()
    {
        const int models = 2000, cells = 10;
        var periods = new long[cells];
        var photons = new long[cells];
        var kinds = new long[4];
        int singles = 0;
        var population = new SpiHitsPopulation(Preset.SpiHits, new() { Seed = 11 });
        for (int id = 0; id < models; id++)
        {
            SpiHitsModel model = SpiHitsModels.Draw(11, new(128, 128), id, population);
            if (model.ParticleCount != 1)
                continue;
            singles++;
            periods[(int)(Math.Log(model.FringePeriod / 4) / Math.Log(10) * cells)]++;
            photons[(int)(Math.Log(model.ExpectedPhotons / 1e3) / Math.Log(1e3) * cells)]++;
            kinds[Preset.SpiHits.ShapeNames.ToList().IndexOf(model.Shape.Name)]++;
        }

        Assert.AreEqual(models / 2, singles);
        ChiSquare.AssertFits([.. periods.Select(_ => singles / (double)cells)], periods, "fringe periods");
        ChiSquare.AssertFits([.. photons.Select(_ => singles / (double)cells)], photons, "photons");
        ChiSquare.AssertFits([.. kinds.Select(_ => singles / 4.0)], kinds, "solids");
    }

    [TestMethod]
    public void Simulate_FramesPerModel_ShareTheModelButNotTheView()
    {
        SimulatedFrame[] frames = [.. Preset.SpiHits.Simulate(Small with { Count = 25, FramesPerModel = 10 })];
        CollectionAssert.AreEqual(frames.Select((_, i) => i / 10L).ToArray(), frames.Select(frame => frame.ModelId).ToArray());
        foreach (IGrouping<long, SimulatedFrame> model in frames.GroupBy(frame => frame.ModelId))
        {
            FrameTruth first = model.First().Truth;
            Assert.IsTrue(model.All(frame => frame.Label == first.Classes[0] && frame.Truth.Diameter == first.Diameter
                && frame.Truth.ExpectedPhotons == first.ExpectedPhotons && frame.Truth.Geometry == first.Geometry));
            Assert.AreEqual(model.Count(), model.Select(frame => frame.Truth.Orientation).Distinct().Count());
        }
    }

    [TestMethod]
    public void Expected_SphereLikeParticle_HasItsFirstMinimumWhereASphereHasIt()
    {
        // A truncated icosahedron is nearly a sphere: the first minimum lies at 1.4303 fringe periods from the beam centre.
        SpiHitsModel model = SpiHitsModels.Draw(12, new(128, 128), 0, new SpiHitsPopulation(Preset.SpiHits, new() { Seed = 12 })) with
        {
            ParticleCount = 1, Shape = SpiHitsShapes.Of("truncated-icosahedron"), Affine = Matrix3.Identity, Positions = [default], ParticleOrientations = [Orientation.Identity], FringePeriod = 20,
        };
        DetectorGeometry geometry = model.Geometry with { BeamCenterX = 64, BeamCenterY = 64, Distance = 1, Wavelength = 5e-10, PixelSize = 1e-4 };
        model = model with { Geometry = geometry, Diameter = geometry.FringePeriod(1) / 20 };
        var frame = new float[128 * 128];
        new SpiHitsSimulator(Preset.SpiHits, new() { Count = 1 }).Expected(model, Orientation.FromUniforms(0.2, 0.4, 0.9), frame);
        double[] profile = [.. Enumerable.Range(0, 40).Select(radius => Enumerable.Range(0, 360)
            .Average(angle => frame[(int)Math.Round(64 + radius * Math.Sin(angle)) * 128 + (int)Math.Round(64 + radius * Math.Cos(angle))]))];
        int minimum = Enumerable.Range(10, 28).MinBy(radius => profile[radius]);
        Assert.AreEqual(1.4303 * 20, minimum, 1.5);
    }

    [TestMethod]
    public void Simulate_OnePixelAndOddSizes_Work()
    {
        foreach (FrameSize size in (FrameSize[])[new(1, 1), new(1, 7), new(17, 33)])
        {
            foreach (SimulatedFrame frame in Preset.SpiHits.Simulate(Small with { Size = size, Count = 10 }))
                Assert.IsTrue(frame.Pixels.Length == size.PixelCount && frame.Pixels.All(pixel => pixel >= 0 && float.IsInteger(pixel)));
        }
    }

    [TestMethod]
    public void Simulate_HugeCount_IsLazyAndEndsWhenTheReaderDoes()
    {
        SimulatedFrame[] frames = [.. Preset.SpiHits.Simulate(Small with { Count = long.MaxValue, Threads = 2 }).Take(3)];
        CollectionAssert.AreEqual(new long[] { 0, 1, 2 }, frames.Select(frame => frame.Index).ToArray());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Simulate_Cancelled_Throws(int threads)
    {
        using var cancellation = new CancellationTokenSource();
        using IEnumerator<SimulatedFrame> frames = Preset.SpiHits.Simulate(Small with { Count = 1_000_000, Threads = threads }, cancellation.Token).GetEnumerator();
        Assert.IsTrue(frames.MoveNext());
        cancellation.Cancel();
        Assert.ThrowsExactly<OperationCanceledException>(() => frames.MoveNext());
    }

    [TestMethod]
    public void Simulate_InvalidOptions_NamesAllFaultsAtOnce()
    {
        var options = new SimulationOptions { Count = 0, Size = new FrameSize(0, 128), FramesPerModel = 0, Threads = -1, EdgeBlur = double.NaN };
        // Before the first frame is asked for.
        string message = Assert.ThrowsExactly<ArgumentException>(() => Preset.SpiHits.Simulate(options)).Message;
        foreach (string fault in (string[])["Count is 0", "Size is 0 x 128", "FramesPerModel is 0", "Threads is -1", "EdgeBlur is NaN"])
            StringAssert.Contains(message, fault);
    }

    [TestMethod]
    public void Fill_WrongDestinationOrIndex_Throws()
    {
        var simulator = Preset.SpiHits.CreateSimulator(Small);
        Assert.ThrowsExactly<ArgumentException>(() => simulator.Fill(0, new float[5], out _));
        var pixels = new float[Small.Size!.Value.PixelCount];
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => simulator.Fill(-1, pixels, out _));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => simulator.Fill(Small.Count, pixels, out _));
    }

    [TestMethod]
    public void DescribeRanges_NamesEveryRange()
    {
        string text = Preset.SpiHits.DescribeRanges();
        foreach (string part in (string[])["single 50 %", "4 to 40 pixels", "0.6 to 1.6", "to 3 diameters", "cube, sphere, torus (tube to ring 0.4)", "at least 2 pixels", "1000 to 1000000", "within 2 %", "Poisson"])
            StringAssert.Contains(text, part);
    }

    [TestMethod]
    [DataRow("octahedron")]
    [DataRow("dodecahedron")]
    [DataRow("icosahedron")]
    [DataRow("truncated-icosahedron")]
    [DataRow("cube")]
    [DataRow("torus")]
    [DataRow("sphere")]
    [DataRow("cylinder")]
    [DataRow("capsule")]
    public void Simulate_ShapeByName_DrawsThatShapeWithinTheRanges(string name)
    {
        CollectionAssert.Contains(Preset.SpiHits.ShapeNames.ToArray(), name);
        SimulatedFrame[] frames = [.. Preset.SpiHits.Simulate(new() { Count = 100, Size = new FrameSize(24, 24), Seed = 31, Shapes = [name] })];
        Assert.IsTrue(frames.All(frame => frame.Truth.Shape == (frame.Truth.ParticleCount == 0 ? null : name) && frame.Truth.Values.Count == Preset.SpiHits.TruthNames.Count));
        CollectionAssert.AreEqual(new[] { 8, 50, 17, 17, 8 }, Enumerable.Range(0, 5).Select(hit => frames.Count(frame => frame.Label == hit)).ToArray());
        foreach (SimulatedFrame frame in frames.Where(frame => frame.Truth.ParticleCount > 0))
        {
            Assert.IsTrue(frame.Truth.Values[0] is >= 4 and <= 40);
            AssertCluster(frame.Truth);
            SpiTruth.AssertApart(frame.Truth);
        }
    }

    [TestMethod]
    public void Simulate_NoShapesNamed_DrawsHanAndLisFour()
    {
        string?[] shapes = [.. Preset.SpiHits.Simulate(Small with { Count = 200, Size = new FrameSize(8, 8) }).Select(frame => frame.Truth.Shape).Distinct()];
        CollectionAssert.AreEquivalent(new[] { null, "octahedron", "dodecahedron", "icosahedron", "truncated-icosahedron" }, shapes);
    }

    [TestMethod]
    public void Expected_AnyShape_IsTheScatteringOfTheParticleThatTheTruthDescribes() =>
        SpiTruth.AssertFrames(Preset.SpiHits, new SimulationOptions { Count = 60, Size = new FrameSize(40, 48), Seed = 32, Shapes = Preset.SpiHits.ShapeNames });

    [TestMethod]
    public void Expected_OwnBody_IsItsScatteringAtTheDrawnDiameter()
    {
        // Hollow, in the wrong size and without a centre of inversion.
        Particle body = Particle.Cluster(
            Particle.CoreShell(Ellipsoid.Sphere(20e-9), new Ellipsoid(40e-9, 50e-9, 60e-9), 0), Polyhedron.Of(SolidKind.Cube).Scaled(25e-9).Moved(new(70e-9, 0, 10e-9)).Softened(2e-9));
        SpiTruth.AssertFrames(Preset.SpiHits, new SimulationOptions { Count = 40, Size = new FrameSize(40, 48), Seed = 33, Body = body });
    }

    [TestMethod]
    public void Simulate_BodyThatIsAPresetsShape_GivesTheFramesOfThatShape()
    {
        SimulationOptions options = Small with { Shapes = ["icosahedron"] };
        SimulatedFrame[] byName = [.. Preset.SpiHits.Simulate(options)];
        SimulatedFrame[] byBody = [.. Preset.SpiHits.Simulate(options with { Shapes = null, Body = Polyhedron.Of(SolidKind.Icosahedron) })];
        int singles = 0;
        foreach ((SimulatedFrame a, SimulatedFrame b) in byName.Zip(byBody).Where(pair => pair.First.Truth.ParticleCount <= 1))
        {
            AssertSame(a, b);
            Assert.AreEqual(a.Truth.ParticleCount == 0 ? null : "body", b.Truth.Shape);
            singles++;
        }

        Assert.IsGreaterThan(10, singles);
    }

    [TestMethod]
    public void Simulate_BodyThroughSpiReal_ShowsTheModelsOfSpiHits()
    {
        SimulationOptions options = Small with { Count = 10, Body = new Torus(2, 0.7) };
        foreach ((SimulatedFrame real, SimulatedFrame hits) in Preset.SpiReal.Simulate(options).Zip(Preset.SpiHits.Simulate(options)))
        {
            Assert.AreEqual(hits.Truth.Shape, real.Truth.Shape);
            CollectionAssert.AreEqual(hits.Truth.Positions.ToArray(), real.Truth.Positions.ToArray());
        }
    }

    [TestMethod]
    public void Simulate_LongBody_FindsRoomForItsBoundingSpheres()
    {
        var body = new Capsule(0.1, 1);
        foreach (SimulatedFrame frame in Preset.SpiHits.Simulate(new() { Count = 100, Size = new FrameSize(8, 8), Seed = 34, Body = body }))
        {
            double smallest = 2 * body.BoundingRadius * frame.Truth.Diameter * Math.Cbrt(Polyhedron.UnitVolume / body.Volume)
                * Math.Min(frame.Truth.AffineAxes.X, Math.Min(frame.Truth.AffineAxes.Y, frame.Truth.AffineAxes.Z));
            for (int i = 0; i < frame.Truth.ParticleCount; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    double distance = (frame.Truth.Positions[i] - frame.Truth.Positions[j]).Length;
                    Assert.IsGreaterThanOrEqualTo(smallest * (1 - 1e-9), distance);
                    Assert.IsGreaterThanOrEqualTo(2 * (1 - 1e-12), frame.Truth.Geometry.FringePeriod(distance));
                }
            }
        }
    }

    [TestMethod]
    public void Validate_ImpossibleBodyOrShapes_NamesTheFault()
    {
        AssertFault(new() { Shapes = ["ball"] }, "Shapes has ball");
        AssertFault(new() { Shapes = ["cube"], Body = Ellipsoid.Sphere(1) }, "Shapes and Body are given");
        AssertFault(new() { Body = Ellipsoid.Sphere(1).WithDensity(0) }, "Body has the volume 0");
        AssertFault(new() { Body = Ellipsoid.Sphere(1).Moved(new(9, 0, 0)) }, "bounding sphere about the origin is 10 times");

        static void AssertFault(SimulationOptions options, string fault) =>
            StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Preset.SpiHits.Validate(options)).Message, fault);
    }

    private static void AssertCluster(FrameTruth truth)
    {
        Matrix3 turn = truth.AffineOrientation.ToMatrix(), affine = turn * Matrix3.Diagonal(truth.AffineAxes) * turn.Transpose;
        ConvexHull[] bodies = [.. truth.ParticleOrientations.Select(o => SpiHitsShapes.Of(truth.Shape!).Hull.Mapped(truth.Diameter * (o.ToMatrix() * affine)))];
        for (int i = 0; i < truth.ParticleCount; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Vector3D between = truth.Positions[i] - truth.Positions[j];
                Assert.IsLessThanOrEqualTo(3 * truth.Diameter * (1 + 1e-12), between.Length);
                Assert.IsGreaterThanOrEqualTo(2 * (1 - 1e-12), truth.Geometry.FringePeriod(between.Length));
                Assert.IsGreaterThanOrEqualTo(ContactDistance.Of(bodies[i], bodies[j], between) * (1 - 1e-9), between.Length);
            }
        }
    }

    private static void AssertSame(SimulatedFrame a, SimulatedFrame b)
    {
        Assert.AreEqual(a.Index, b.Index);
        Assert.AreEqual(a.Label, b.Label);
        Assert.AreEqual(a.Truth.Orientation, b.Truth.Orientation);
        Assert.IsTrue(MemoryMarshal.AsBytes<float>(a.Pixels).SequenceEqual(MemoryMarshal.AsBytes<float>(b.Pixels)), $"frame {a.Index}");
    }
}
