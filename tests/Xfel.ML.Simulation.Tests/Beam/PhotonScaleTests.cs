using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class PhotonScaleTests
{
    [TestMethod]
    public void SolidAngle_AllPixelsOfASquare_SumToTheSquaresClosedForm()
    {
        // 90 degrees wide: a square pyramid of half side a at distance d sees 4 asin(a^2 / (a^2 + d^2)).
        DetectorGeometry geometry = Geometry(401, pixelSize: 2.0 / 401, distance: 1);
        double sum = 0;
        for (int y = 0; y < 401; y++)
            for (int x = 0; x < 401; x++)
                sum += PhotonScale.SolidAngle(geometry, x, y);
        Assert.AreEqual(4 * Math.Asin(0.5), sum, 1e-5 * sum);
    }

    [TestMethod]
    [DataRow(0.1)]
    [DataRow(0.6)]
    [DataRow(1.0)]
    public void SolidAngle_PixelsOfACircle_SumToTheCapOfTheSphere(double angle)
    {
        DetectorGeometry geometry = Geometry(801, pixelSize: Math.Tan(angle) / 400, distance: 1);
        double sum = 0;
        for (int y = 0; y < 801; y++)
            for (int x = 0; x < 801; x++)
                sum += (x - 400) * (x - 400) + (y - 400) * (y - 400) <= 400 * 400 ? PhotonScale.SolidAngle(geometry, x, y) : 0;
        Assert.AreEqual(2 * Math.PI * (1 - Math.Cos(angle)), sum, 2e-3 * sum);
    }

    [TestMethod]
    public void PolarizationFactor_FortyFiveDegrees_IsOneHalfAlongTheField()
    {
        DetectorGeometry geometry = Geometry(3, pixelSize: 1, distance: 1);
        Assert.AreEqual(0.5, PhotonScale.PolarizationFactor(geometry, Polarization.Horizontal, 2, 1), 1e-15);
        Assert.AreEqual(1.0, PhotonScale.PolarizationFactor(geometry, Polarization.Horizontal, 1, 2), 1e-15);
        Assert.AreEqual(0.5, PhotonScale.PolarizationFactor(geometry, Polarization.Vertical, 1, 2), 1e-15);
        // (1 + cos^2) / 2 without polarisation.
        Assert.AreEqual(0.75, PhotonScale.PolarizationFactor(geometry, Polarization.None, 0, 1), 1e-15);
        Assert.AreEqual(1.0, PhotonScale.PolarizationFactor(geometry, Polarization.Ignored, 0, 0), 1e-15);
    }

    [TestMethod]
    public void Apply_AllOnes_GivesSolidAngleTimesFactorTimesForward()
    {
        DetectorGeometry geometry = Geometry(31, 1e-3, 0.02) with { Size = new FrameSize(20, 31), BeamCenterX = 3.25 };
        foreach (Polarization polarization in Enum.GetValues<Polarization>())
        {
            var frame = new float[20 * 31];
            frame.AsSpan().Fill(1);
            PhotonScale.Apply(geometry, polarization, 7e6, frame);
            for (int i = 0; i < frame.Length; i++)
            {
                (int y, int x) = Math.DivRem(i, 31);
                double expected = 7e6 * PhotonScale.SolidAngle(geometry, x, y) * PhotonScale.PolarizationFactor(geometry, polarization, x, y);
                Assert.AreEqual(expected, frame[i], 1e-6 * expected);
            }
        }
    }

    [TestMethod]
    public void Apply_SphereAndBeam_EqualTheHandComputedPhotons()
    {
        // 1 mJ at 1 nm (5.0341e12 photons) in 3 um x 3 um: 4.9365e23 photons/m^2 in the middle. A 50 nm (diameter) sphere of 4e29 electrons/m^3, V = 6.5450e-23 m^3:
        // (2.8179e-15 x 4e29 x 6.5450e-23)^2 = 5.4425e-15 m^2 per steradian, so 2.6867e9 photons/sr; a 75 um pixel at 0.5 m sees 2.25e-8 sr: 60.45 photons.
        Beam beam = new() { Wavelength = 1e-9, MeanPulseEnergy = 1e-3, EnergySpread = 0, HitRadius = 0 };
        BeamShot shot = beam.Draw(0, 0);
        Assert.AreEqual(4.9365e23, shot.Fluence, 1e-3 * 4.9365e23);
        double volume = Math.PI / 6 * Math.Pow(50e-9, 3);
        float[] frame = [1];
        PhotonScale.Apply(Geometry(1, 75e-6, 0.5), Polarization.Horizontal, PhotonScale.Forward(shot.Fluence, 4e29, volume), frame);
        Assert.AreEqual(60.45, frame[0], 0.05);
    }

    [TestMethod]
    public void Forward_TwiceTheFluence_GivesTwiceThePhotons()
    {
        Beam beam = new();
        double one = PhotonScale.Forward(beam.FluenceAt(1e-3, 1e-6, 0), 3e29, 1e-22), two = PhotonScale.Forward(beam.FluenceAt(2e-3, 1e-6, 0), 3e29, 1e-22);
        Assert.AreEqual(2 * one, two, 1e-12 * two);
        Assert.AreEqual(4 * one, PhotonScale.Forward(beam.FluenceAt(1e-3, 1e-6, 0), 3e29, 2e-22), 1e-12 * two);
    }

    [TestMethod]
    public void ElectronDensity_OfTheIndexOfFreeElectrons_IsTheirDensity()
    {
        // delta = n r_e wavelength^2 / (2 pi).
        double delta = 3e29 * PhotonScale.ElectronRadius * 1e-18 / (2 * Math.PI);
        Assert.AreEqual(3e29, PhotonScale.ElectronDensity(delta, 0, 1e-9), 1e15);
        Assert.AreEqual(5e29, PhotonScale.ElectronDensity(delta, delta * 4 / 3, 1e-9), 1e15);
    }

    [TestMethod]
    public void Apply_WrongSizeOrGeometry_Throws()
    {
        Assert.ThrowsExactly<ArgumentException>(() => PhotonScale.Apply(Geometry(3, 1, 1), Polarization.None, 1, new float[8]));
        Assert.ThrowsExactly<ArgumentException>(() => PhotonScale.Apply(Geometry(3, 0, 1), Polarization.None, 1, new float[9]));
    }

    private static DetectorGeometry Geometry(int side, double pixelSize, double distance) => new()
    {
        Size = new FrameSize(side, side), Wavelength = 1e-9, Distance = distance, PixelSize = pixelSize, BeamCenterX = 0.5 * (side - 1), BeamCenterY = 0.5 * (side - 1),
    };
}
