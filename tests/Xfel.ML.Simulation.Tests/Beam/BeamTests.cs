namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class BeamTests
{
    [TestMethod]
    public void Draw_SameShot_IsTheSame()
    {
        var beam = new Beam();
        Assert.AreEqual(beam.Draw(1, 5), beam.Draw(1, 5));
        Assert.AreNotEqual(beam.Draw(1, 5), beam.Draw(1, 6));
        Assert.AreNotEqual(beam.Draw(1, 5), beam.Draw(2, 5));
    }

    [TestMethod]
    [DataRow(0.05)]
    [DataRow(0.5)]
    [DataRow(1.0)]
    [DataRow(2.0)]
    public void Draw_ManyShots_HaveTheMeanAndTheSpreadOfTheGammaDistribution(double spread)
    {
        const int shots = 40_000;
        Beam beam = new() { MeanPulseEnergy = 2e-3, EnergySpread = spread };
        double[] energies = [.. Enumerable.Range(0, shots).Select(shot => beam.Draw(3, shot).PulseEnergy / 2e-3)];
        double mean = energies.Average(), variance = energies.Average(e => (e - mean) * (e - mean)), third = energies.Average(e => Math.Pow(e - mean, 3)) / Math.Pow(variance, 1.5);
        Assert.AreEqual(1, mean, 5 * spread / Math.Sqrt(shots));
        // The gamma distribution's kurtosis is 3 + 6 spread^2, its skewness 2 spread.
        Assert.AreEqual(spread * spread, variance, 5 * spread * spread * Math.Sqrt((2 + 6 * spread * spread) / shots));
        Assert.AreEqual(2 * spread, third, 0.1 + 0.1 * spread * spread);
        Assert.IsTrue(energies.All(energy => energy >= 0));
    }

    [TestMethod]
    public void Draw_NoSpread_GivesTheMeanAlways() =>
        Assert.IsTrue(Enumerable.Range(0, 50).All(shot => (new Beam() with { EnergySpread = 0, MeanPulseEnergy = 5e-4 }).Draw(4, shot).PulseEnergy == 5e-4));

    [TestMethod]
    public void Draw_OneMode_IsExponential()
    {
        const int shots = 20_000, cells = 10;
        var counts = new long[cells];
        Beam beam = new() { MeanPulseEnergy = 1, EnergySpread = 1 };
        for (int shot = 0; shot < shots; shot++)
            counts[(int)(cells * Math.Exp(-beam.Draw(5, shot).PulseEnergy) * (1 - 1e-12))]++;
        ChiSquare.AssertFits([.. counts.Select(_ => shots / (double)cells)], counts, "energies");
    }

    [TestMethod]
    public void Draw_ManyShots_AreUniformOverTheDisc()
    {
        const int shots = 20_000, cells = 10;
        long[] areas = new long[cells], angles = new long[cells];
        Beam beam = new() { HitRadius = 4e-6 };
        for (int shot = 0; shot < shots; shot++)
        {
            BeamShot drawn = beam.Draw(6, shot);
            areas[(int)(cells * (drawn.X * drawn.X + drawn.Y * drawn.Y) / 16e-12)]++;
            angles[(int)((Math.Atan2(drawn.Y, drawn.X) / (2 * Math.PI) + 0.5) * cells * (1 - 1e-12))]++;
            Assert.AreEqual(beam.FluenceAt(drawn.PulseEnergy, drawn.X, drawn.Y), drawn.Fluence);
        }

        ChiSquare.AssertFits([.. areas.Select(_ => shots / (double)cells)], areas, "areas");
        ChiSquare.AssertFits([.. angles.Select(_ => shots / (double)cells)], angles, "angles");
    }

    [TestMethod]
    public void FluenceAt_TheFocus_HoldsAllPhotonsAndHalvesAtHalfTheWidth()
    {
        Beam beam = new() { Wavelength = 1.2e-9, FocusWidth = 2e-6, FocusHeight = 5e-6 };
        double peak = beam.FluenceAt(1e-3, 0, 0), sum = 0;
        Assert.AreEqual(0.5 * peak, beam.FluenceAt(1e-3, 1e-6, 0), 1e-12 * peak);
        Assert.AreEqual(0.5 * peak, beam.FluenceAt(1e-3, 0, -2.5e-6), 1e-12 * peak);
        for (int i = -100; i <= 100; i++)
            for (int j = -100; j <= 100; j++)
                sum += beam.FluenceAt(1e-3, i * 1e-7, j * 2e-7) * 2e-14;
        Assert.AreEqual(1e-3 / beam.PhotonEnergy, sum, 1e-6 * sum);
    }

    [TestMethod]
    public void WavelengthOf_OneKiloelectronvolt_IsTheKnownOne()
    {
        Assert.AreEqual(1.2398419843e-9, Beam.WavelengthOf(1000), 1e-18);
        Assert.AreEqual(1000 * 1.602176634e-19, (new Beam() with { Wavelength = Beam.WavelengthOf(1000) }).PhotonEnergy, 1e-28);
    }

    [TestMethod]
    public void Validate_ImpossibleValues_NamesAllAtOnce()
    {
        new Beam().Validate();
        (new Beam() with { EnergySpread = 0, HitRadius = 0 }).Validate();
        Beam beam = new() { Wavelength = 0, MeanPulseEnergy = -1, EnergySpread = double.NaN, FocusWidth = double.PositiveInfinity, FocusHeight = 0, HitRadius = -1 };
        string message = Assert.ThrowsExactly<ArgumentException>(beam.Validate).Message;
        foreach (string name in (string[])["Wavelength is 0", "MeanPulseEnergy is -1", "EnergySpread is NaN", "FocusWidth is Infinity", "FocusHeight is 0", "HitRadius is -1"])
            StringAssert.Contains(message, name);
    }
}
