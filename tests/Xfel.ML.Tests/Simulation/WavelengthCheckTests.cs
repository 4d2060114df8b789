using Xfel.ML.Internals;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Tests.Simulation;

[TestClass]
public sealed class WavelengthCheckTests
{
    [TestMethod]
    [DataRow(1, 5e-9, false)]
    [DataRow(1, 1e-9, false)]
    [DataRow(1, 0.99e-9, true)]
    [DataRow(3, 0.1e-9, true)]
    [DataRow(0, 0.0, false)]
    public void IsBelow_ParticleAndWavelength_TellsTheSmallerOnes(int particles, double diameter, bool expected) => Assert.AreEqual(expected, WavelengthCheck.IsBelow(new FrameTruth
    {
        ModelId = 0,
        Classes = [0],
        ParticleCount = particles,
        Shape = null,
        Orientation = Orientation.Identity,
        Diameter = diameter,
        ExpectedPhotons = 0,
        DetectedPhotons = 0,
        Geometry = new DetectorGeometry { Size = new FrameSize(4, 4), Wavelength = 1e-9, Distance = 1, PixelSize = 1e-4, BeamCenterX = 2, BeamCenterY = 2 },
    }));

    [TestMethod]
    public void Watch_Frames_PassesAllAndCounts()
    {
        SimulatedFrame[] frames = [.. Preset.SpiHits.Simulate(new SimulationOptions { Count = 30, Size = new FrameSize(8, 8) })];
        var check = new WavelengthCheck();
        CollectionAssert.AreEqual(frames, check.Watch(frames).ToArray());
        Assert.AreEqual(0, check.Frames, "diameters of this preset are many wavelengths");
    }
}
