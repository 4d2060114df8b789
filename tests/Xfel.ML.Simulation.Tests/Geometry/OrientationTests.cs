namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class OrientationTests
{
    private const int Draws = 100_000;

    [TestMethod]
    public void NextOrientation_ManyDraws_ArePureRotations()
    {
        var random = new RandomStream(41, RandomPurpose.Orientation, 0);
        for (int i = 0; i < 1000; i++)
        {
            Orientation orientation = random.NextOrientation();
            Assert.AreEqual(1, orientation.W * orientation.W + orientation.X * orientation.X + orientation.Y * orientation.Y + orientation.Z * orientation.Z, 1e-14);
            Matrix3 matrix = orientation.ToMatrix(), square = matrix * matrix.Transpose;
            Assert.AreEqual(1, matrix.Determinant, 1e-14);
            Assert.AreEqual(0, (square.Row0 - new Vector3D(1, 0, 0)).Length + (square.Row1 - new Vector3D(0, 1, 0)).Length + (square.Row2 - new Vector3D(0, 0, 1)).Length, 1e-14);
        }
    }

    [TestMethod]
    public void NextOrientation_RotationAngle_HasTheDensityOfTheHaarMeasure()
    {
        // The angle t of a uniform rotation has the cumulative distribution (t - sin t) / pi.
        const int cells = 40;
        var random = new RandomStream(42, RandomPurpose.Orientation, 0);
        var found = new long[cells];
        for (int i = 0; i < Draws; i++)
        {
            double angle = 2 * Math.Acos(Math.Min(1, Math.Abs(random.NextOrientation().W)));
            found[Math.Min(cells - 1, (int)(angle / Math.PI * cells))]++;
        }

        double[] expected = [.. Enumerable.Range(0, cells).Select(i => Draws * (Cumulative((i + 1) * Math.PI / cells) - Cumulative(i * Math.PI / cells)))];
        ChiSquare.AssertFits(expected, found, "rotation angle");

        static double Cumulative(double t) => (t - Math.Sin(t)) / Math.PI;
    }

    [TestMethod]
    [DataRow(1.0, 0.0, 0.0)]
    [DataRow(0.0, 0.0, 1.0)]
    [DataRow(0.6, -0.8, 0.0)]
    public void NextOrientation_AnyAxis_GoesEverywhereOnTheSphere(double x, double y, double z)
    {
        // Equal areas: bands of equal height, cut by longitude.
        const int bands = 8, sectors = 12;
        var random = new RandomStream(43, RandomPurpose.Orientation, 0);
        var found = new long[bands * sectors];
        for (int i = 0; i < Draws; i++)
        {
            Vector3D turned = random.NextOrientation().Rotate(new(x, y, z));
            int band = Math.Clamp((int)((turned.Z + 1) / 2 * bands), 0, bands - 1);
            int sector = Math.Clamp((int)((Math.Atan2(turned.Y, turned.X) / Math.PI + 1) / 2 * sectors), 0, sectors - 1);
            found[band * sectors + sector]++;
        }

        ChiSquare.AssertFits([.. found.Select(_ => Draws / (double)found.Length)], found, "direction");
    }

    [TestMethod]
    public void After_TwoRotations_RotatesByTheFirstThenTheSecond()
    {
        var random = new RandomStream(44, RandomPurpose.Orientation, 0);
        Orientation first = random.NextOrientation(), second = random.NextOrientation();
        Vector3D vector = new(1, 2, 3);
        Assert.AreEqual(0, (second.After(first).Rotate(vector) - second.Rotate(first.Rotate(vector))).Length, 1e-13);
    }

    [TestMethod]
    public void AboutBeam_QuarterTurn_TakesXToY() =>
        Assert.AreEqual(0, (Orientation.AboutBeam(Math.PI / 2).Rotate(new(1, 0, 5)) - new Vector3D(0, 1, 5)).Length, 1e-15);
}
