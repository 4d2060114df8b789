using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class DetectorGeometryTests
{
    private static readonly DetectorGeometry Detector = new()
    {
        Size = new(31, 45), Wavelength = 0.8e-9, Distance = 0.3, PixelSize = 5e-4, BeamCenterX = 21.3, BeamCenterY = 16.2,
    };

    [TestMethod]
    public void ScatteringVector_AnyPixel_IsElastic()
    {
        // q + k_in has the length of k_in: the point lies on the Ewald sphere. The wide pixels are at 80 degrees.
        foreach (double pixel in (double[])[-3000, 0, 21.3, 44, 3000])
        {
            Vector3D out1 = Detector.ScatteringVector(pixel, 7) + Detector.WaveNumber * new Vector3D(0, 0, 1);
            Assert.AreEqual(1, out1.Length / Detector.WaveNumber, 1e-13);
            Assert.AreEqual((pixel - 21.3) * 5e-4 / 0.3, out1.X / out1.Z, 1e-12);
        }
    }

    [TestMethod]
    public void ScatteringVector_AtTheBeamCentre_IsZero() => Assert.AreEqual(0, Detector.ScatteringVector(21.3, 16.2).Length);

    [TestMethod]
    public void FringePeriod_TwoPoints_IsTwoPiOfPhase()
    {
        const double length = 50e-9;
        double period = Detector.FringePeriod(length);
        Assert.AreEqual(2 * Math.PI, Detector.ScatteringVector(21.3 + period, 16.2).X * length, 1e-3);
    }

    [TestMethod]
    public void Directions_EveryPixel_EqualDoublePrecision()
    {
        const int stride = 48;
        var scratch = new float[3][];
        for (int i = 0; i < 3; i++)
            scratch[i] = new float[stride * Detector.Size.Height];
        EwaldSphere.Directions<Lanes8>(Detector, stride, scratch[0], scratch[1], scratch[2]);
        for (int row = 0; row < Detector.Size.Height; row++)
        {
            for (int column = 0; column < Detector.Size.Width; column++)
            {
                Vector3D expected = 1 / Detector.WaveNumber * Detector.ScatteringVector(column, row);
                int i = row * stride + column;
                Assert.AreEqual(0, (new Vector3D(scratch[0][i], scratch[1][i], scratch[2][i]) - expected).Length, 2e-7 * expected.Length + 4e-9);
                // The depth is a thousand times smaller than the rest and keeps its own precision.
                Assert.AreEqual(expected.Z, scratch[2][i], 1e-5 * Math.Abs(expected.Z) + 1e-11);
            }
        }
    }

    [TestMethod]
    public void Validate_ManyFaults_NamesThemAll()
    {
        DetectorGeometry bad = Detector with { Size = new FrameSize(0, 3), Wavelength = 0, Distance = -1, PixelSize = double.NaN, BeamCenterX = double.PositiveInfinity };
        string message = Assert.ThrowsExactly<ArgumentException>(bad.Validate).Message;
        foreach (string name in (string[])["Size is 0 x 3", "Wavelength is 0", "Distance is -1", "PixelSize is NaN", "beam centre"])
            StringAssert.Contains(message, name);
        Detector.Validate();
    }
}
