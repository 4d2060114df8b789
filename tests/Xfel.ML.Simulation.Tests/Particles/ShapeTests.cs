namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class ShapeTests
{
    public static IEnumerable<object[]> Smooth => ShapeSamples.Smooth.Keys.Select(name => new object[] { name });

    public static IEnumerable<object[]> Radii => ShapeSamples.GyrationRadii2.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Smooth))]
    public void Amplitude_RandomVectors_EqualsNumericalIntegration(string name)
    {
        Particle shape = ShapeSamples.Smooth[name];
        TestQuadrature reference = ShapeIntegral.Of(shape);
        double longest = 25 / shape.BoundingRadius;
        Vector3D[] along = [default, new(0, 0, longest), new(0, 0, 1e-9), new(longest, 0, 0), new(0, -1e-9, 0), new(0.3 * longest, -0.4 * longest, 1e-12)];
        foreach (Vector3D q in along.Concat(WaveVectors.Random(41, 100, 1e-6, longest)))
        {
            Assert.AreEqual(reference.Cosine(q), shape.Amplitude(q).Real, 2e-12 * shape.Volume, $"q = {q}");
            Assert.AreEqual(0, shape.Amplitude(q).Imaginary);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Smooth))]
    public void Amplitude_LargeAngles_StaysBelowTheLawOfSmoothBodies(string name)
    {
        // Nothing that integrates poorly can fall as fast as a sharp edge lets F fall, |F| <= area / q: beyond the reach of the direct integral, this finds too few nodes.
        Particle shape = ShapeSamples.Smooth[name];
        foreach (Vector3D q in WaveVectors.Random(42, 100, 300, 1500))
            Assert.IsLessThan(8 * Math.PI * shape.BoundingRadius * shape.BoundingRadius / q.Length, shape.Amplitude(q).Magnitude);
    }

    [TestMethod]
    [DynamicData(nameof(Smooth))]
    public void Volume_Shape_IsTheFormFactorAtZero(string name)
    {
        Particle shape = ShapeSamples.Smooth[name];
        Assert.AreEqual(shape.Volume, shape.Amplitude(default).Real, 1e-13 * shape.Volume);
    }

    [TestMethod]
    [DynamicData(nameof(Radii))]
    public void Amplitude_SmallAngles_HasTheGuinierRadius(string name)
    {
        // F = V (1 - <(q.r)^2> / 2): over three axes at right angles these add up to q^2 Rg^2 / 2.
        Particle shape = ShapeSamples.All[name];
        const double length = 0.01;
        Orientation turn = Orientation.FromUniforms(0.2, 0.7, 0.4);
        double curvature = ((Vector3D[])[new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)]).Sum(axis => 1 - shape.Amplitude(length * turn.Rotate(axis)).Real / shape.Volume);
        double expected = ShapeSamples.GyrationRadii2[name];
        Assert.AreEqual(expected, 2 * curvature / (length * length), 1e-4 * expected);
    }

    [TestMethod]
    public void CoreShell_Spheres_IsTheDifferenceOfClosedForms()
    {
        Particle particle = Particle.CoreShell(Ellipsoid.Sphere(0.3), Ellipsoid.Sphere(0.5), 2.5);
        Assert.AreEqual(Ball(0, 0.5) + 1.5 * Ball(0, 0.3), particle.Volume, 1e-14);
        Assert.AreEqual(2.5, particle.Density(new(0, 0.2, 0)));
        Assert.AreEqual(1, particle.Density(new(0, 0.4, 0)));
        Assert.AreEqual(0, particle.Density(new(0, 0.6, 0)));
        foreach (Vector3D q in WaveVectors.Random(43, 200, 1e-3, 100))
            Assert.AreEqual(Ball(q.Length, 0.5) + 1.5 * Ball(q.Length, 0.3), particle.Amplitude(q).Real, 1e-12);
    }

    [TestMethod]
    public void Layered_ThreeBodies_HasEachLayersDensity()
    {
        Particle particle = Particle.Layered((new Cylinder(1, 2), 0.5), (Ellipsoid.Sphere(0.8), 0), (Polyhedron.Of(SolidKind.Cube), 3));
        Assert.AreEqual(0.5, particle.Density(new(0.9, 0, 0)), 1e-15);
        Assert.AreEqual(0, particle.Density(new(0.7, 0, 0)), 1e-15);
        Assert.AreEqual(3, particle.Density(new(0.1, 0.1, 0.1)), 1e-15);
        Assert.AreEqual(0.5 * (2 * Math.PI - Ball(0, 0.8)) + 3 * Polyhedron.UnitVolume, particle.Volume, 1e-14);
        Assert.ThrowsExactly<ArgumentException>(() => Particle.Layered());
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(-1.0)]
    [DataRow(double.NaN)]
    [DataRow(double.PositiveInfinity)]
    public void Constructors_ImpossibleLengths_NameEveryFault(double bad)
    {
        AssertFaults(() => new Ellipsoid(bad, 1, bad), "a is", "c is");
        AssertFaults(() => Ellipsoid.Sphere(bad), "a is");
        AssertFaults(() => new Cylinder(bad, bad), "radius is", "length is");
        AssertFaults(() => new Capsule(bad, double.NaN), "radius is", "length is");
        AssertFaults(() => new Torus(bad, bad), "ringRadius is", "tubeRadius is");
        AssertFaults(() => new Torus(1, 1.5), "tubeRadius is 1.5; at most ringRadius, 1,");
        AssertFaults(() => new Capsule(1, -1e-9), "length is");
    }

    private static void AssertFaults(Func<object> create, params string[] faults)
    {
        string message = Assert.ThrowsExactly<ArgumentException>(() => create()).Message;
        foreach (string fault in faults)
            StringAssert.Contains(message, fault);
    }

    private static double Ball(double q, double radius)
    {
        double s = q * radius, s2 = s * s, volume = 4 * Math.PI / 3 * radius * radius * radius;
        return s < 0.1 ? volume * (1 - s2 / 10 * (1 - s2 / 28 * (1 - s2 / 54 * (1 - s2 / 88)))) : 3 * volume * (Math.Sin(s) - s * Math.Cos(s)) / (s * s * s);
    }
}
