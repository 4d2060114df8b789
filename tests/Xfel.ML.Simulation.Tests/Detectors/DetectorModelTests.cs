using Xfel.ML.Numerics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class DetectorModelTests
{
    private static DetectorModel[] Named => [DetectorModel.Ideal, DetectorModel.PnCcd, DetectorModel.Agipd, DetectorModel.Mcp];

    [TestMethod]
    public void Named_All_AreValid()
    {
        foreach (DetectorModel model in Named)
            model.Validate();
    }

    [TestMethod]
    public void Apply_SameSeedsAndFrame_GivesTheSameBitsWhateverCameBefore()
    {
        foreach (DetectorModel named in Named)
        {
            DetectorModel model = named with { StrayPhotons = 300, HaloPhotons = 200, BackgroundPhotons = 300, Fluctuation = 0.2 };
            float[] fresh = Detecting.Apply(model, Detecting.Flat(20), frame: 3), used = Detecting.Flat(20), rest = Detecting.Flat(7);
            var simulation = new DetectorSimulation(Detecting.Size);
            simulation.Apply(DetectorModel.Mcp with { Fluctuation = 0.3, FieldOrder = 5 }, 17, 6, 2, (1, 2), rest, []);
            simulation.Apply(model, 5, 6, 3, (63.5, 47.5), used, new bool[used.Length]);
            CollectionAssert.AreEqual(fresh, used);
        }
    }

    [TestMethod]
    public void Apply_SteadyState_AllocatesNothing()
    {
        float[] source = Detecting.Flat(20), pixels = new float[source.Length];
        var good = new bool[source.Length];
        foreach (DetectorModel named in Named)
        {
            DetectorModel model = named with { StrayPhotons = 300, HaloPhotons = 200, BackgroundPhotons = 300, Fluctuation = 0.2 };
            var simulation = new DetectorSimulation(Detecting.Size);
            long frame = 0;
            Assert.AreEqual(0, SteadyState.AllocatedBytes(() =>
            {
                source.CopyTo(pixels, 0);
                simulation.Apply(model, 1, 2, frame++, (60, 50), pixels, good);
            }));
        }
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(1, 7)]
    [DataRow(5, 3)]
    public void Apply_TinyFrames_Work(int height, int width)
    {
        foreach (DetectorModel named in Named)
        {
            DetectorModel model = named with { CoherenceBlur = 3, HaloPhotons = 5, BackgroundPhotons = 5, Fluctuation = 0.1 };
            var pixels = new float[height * width];
            var good = new bool[pixels.Length];
            new DetectorSimulation(new FrameSize(height, width)).Apply(model, 1, 2, 3, (0, 0), pixels, good);
            Assert.IsTrue(pixels.All(float.IsFinite));
        }
    }

    [TestMethod]
    public void Apply_WithoutMask_GivesTheSameFrame()
    {
        float[] with = Detecting.Apply(DetectorModel.PnCcd, Detecting.Flat(30)), without = Detecting.Flat(30);
        new DetectorSimulation(Detecting.Size).Apply(DetectorModel.PnCcd, 5, 6, 0, (63.5, 47.5), without, []);
        CollectionAssert.AreEqual(with, without);
    }

    [TestMethod]
    public void Apply_ExpectationsThatAreNotNumbers_AreDark()
    {
        float[] frame = Detecting.Flat(1);
        (frame[3], frame[4]) = (float.NaN, -5);
        frame = Detecting.Apply(DetectorModel.Ideal, frame);
        Assert.AreEqual((0f, 0f), (frame[3], frame[4]));
    }

    [TestMethod]
    public void Validate_ImpossibleValues_NamesAllAtOnce()
    {
        DetectorModel model = new()
        {
            CoherenceBlur = -1, StrayPhotons = double.NaN, HaloPhotons = -1, HaloRadius = 0, BackgroundPhotons = double.PositiveInfinity, BackgroundContrast = 2, Fluctuation = -0.1, FieldOrder = 0,
            QuantumEfficiency = 1.1, RadialFalloff = -1, PulseHeightSpread = 1.5, PointSpread = double.NaN, FullWell = 0, BleedingBackward = 2, Gain = 0, GainSpread = -1, Offset = double.NaN,
            OffsetSpread = -1, FixedRowStripes = -1, FixedColumnStripes = -2, FixedRowCorrelation = 1, ReadNoise = -1, GainStages = [new(5, 1), new(4, 1)], RowStripes = -1, StripeGroups = 0, ColumnStripes = -1,
            QuadrantOffset = -1, DeadPixels = 0.7, HotPixels = 0.7, HotLevel = -1, KnownBadPixels = 2, Gaps = [new(true, 3, 0.1)], HoleRadius = -1, ActiveRadius = 0, LayoutX = -1, LayoutY = 2,
        };
        string message = Assert.ThrowsExactly<ArgumentException>(model.Validate).Message;
        foreach (string name in (string[])[
            "CoherenceBlur is -1", "StrayPhotons is NaN", "HaloPhotons", "HaloRadius", "BackgroundPhotons", "BackgroundContrast", "Fluctuation", "FieldOrder", "QuantumEfficiency is 1.1", "RadialFalloff",
            "PulseHeightSpread", "PointSpread", "FullWell", "BleedingBackward", "Gain is 0", "GainSpread", "Offset is NaN", "OffsetSpread", "FixedRowStripes", "FixedColumnStripes", "FixedRowCorrelation", "ReadNoise",
            "GainStages", "RowStripes", "StripeGroups", "ColumnStripes", "QuadrantOffset", "HotPixels", "HotLevel", "KnownBadPixels", "Gaps", "HoleRadius", "ActiveRadius", "LayoutX", "LayoutY"])
        {
            StringAssert.Contains(message, name);
        }

        Assert.ThrowsExactly<ArgumentException>((new DetectorModel() with { Gaps = null!, GainStages = null! }).Validate);
    }

    [TestMethod]
    public void Apply_WrongSizesOrModel_Throws()
    {
        var simulation = new DetectorSimulation(Detecting.Size);
        Assert.ThrowsExactly<ArgumentException>(() => simulation.Apply(DetectorModel.Ideal, 1, 2, 3, (0, 0), new float[5], []));
        Assert.ThrowsExactly<ArgumentException>(() => simulation.Apply(DetectorModel.Ideal, 1, 2, 3, (0, 0), Detecting.Flat(1), new bool[3]));
        Assert.ThrowsExactly<ArgumentException>(() => simulation.Apply(new() { Gain = -1 }, 1, 2, 3, (0, 0), Detecting.Flat(1), []));
        Assert.ThrowsExactly<ArgumentException>(() => simulation.Apply(DetectorModel.Ideal, 1, 2, 3, (double.NaN, 0), Detecting.Flat(1), []));
        Assert.ThrowsExactly<ArgumentException>(() => new DetectorSimulation(new FrameSize(0, 5)));
    }
}
