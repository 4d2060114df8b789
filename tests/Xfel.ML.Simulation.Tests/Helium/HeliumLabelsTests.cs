namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class HeliumLabelsTests
{
    private const double Nm = 1e-9;

    [TestMethod]
    // A sphere, a droplet that is nearly one, and an oblate one seen along its axis.
    [DataRow(200, 200, 200, 0, "SphericalOblate Round")]
    [DataRow(200, 190, 186, 60, "SphericalOblate Round")]
    [DataRow(200, 200, 100, 0, "SphericalOblate Round")]
    // Oblate, seen from the side, and tilted: (1 - r^2) sin cos / (r^2 + (1 - r^2) cos^2) is 0.6 at 45 degrees and r = 0.5.
    [DataRow(200, 200, 100, 90, "SphericalOblate Elliptical")]
    [DataRow(200, 200, 100, 45, "SphericalOblate Elliptical Asymmetric")]
    [DataRow(200, 200, 160, 45, "SphericalOblate Elliptical")]
    // Long along z: 90 degrees lays it across the beam, 0 along it.
    [DataRow(100, 100, 300, 90, "Prolate Streak")]
    [DataRow(100, 100, 300, 80, "Prolate Streak")]
    [DataRow(100, 100, 300, 60, "Prolate Streak Bent")]
    [DataRow(100, 100, 300, 35, "Prolate Bent")]
    [DataRow(100, 100, 300, 0, "SphericalOblate Round")]
    [DataRow(100, 100, 180, 90, "Prolate")]
    [DataRow(100, 100, 130, 90, "SphericalOblate Elliptical")]
    // Three axes: the one that stands out decides.
    [DataRow(100, 190, 200, 90, "SphericalOblate Elliptical")]
    [DataRow(100, 110, 200, 90, "Prolate")]
    public void Of_Droplet_FollowsFromShadowAndTilt(double a, double b, double c, double tilt, string expected)
    {
        var scene = new HeliumScene { SemiAxes = Nm * new Vector3D(a, b, c), Orientation = AboutX(tilt) };
        AssertClasses(expected, scene);
        foreach (double turn in (double[])[0.3, 1.7, 4])
            AssertClasses(expected, scene with { Orientation = Orientation.AboutBeam(turn).After(scene.Orientation) });
    }

    [TestMethod]
    // 50 nm and 30 degrees: a ring for every 373 nm along the beam.
    [DataRow(0, 0, 1200, 180, "SphericalOblate Round NewtonRings")]
    [DataRow(500, 0, -1500, 180, "SphericalOblate Round NewtonRings")]
    [DataRow(0, 0, 1000, 180, "SphericalOblate Round")]
    [DataRow(1500, 0, 0, 180, "SphericalOblate Round")]
    [DataRow(0, 0, 1500, 120, "SphericalOblate Round Asymmetric")]
    [DataRow(0, 0, 290, 90, "SphericalOblate Round Asymmetric")]
    [DataRow(290, 0, 20, 90, "SphericalOblate Round")]
    [DataRow(0, 0, 250, 50, "SphericalOblate Round")]
    public void Of_Companion_CountsRingsAndVolumes(double x, double y, double z, double radius, string expected)
    {
        var scene = new HeliumScene { SemiAxes = Nm * new Vector3D(200, 200, 200), Companion = new(Nm * new Vector3D(x, y, z), Nm * radius) };
        AssertClasses(expected, scene);
        AssertClasses(expected, scene with { Orientation = Orientation.AboutBeam(1) });
    }

    [TestMethod]
    public void Of_CompanionTurnedWithTheDroplet_IsWhereTheBeamSeesIt()
    {
        var scene = new HeliumScene { SemiAxes = Nm * new Vector3D(200, 200, 200), Companion = new(new(0, 1500 * Nm, 0), 180 * Nm) };
        AssertClasses("SphericalOblate Round", scene);
        AssertClasses("SphericalOblate Round NewtonRings", scene with { Orientation = AboutX(90) });
    }

    [TestMethod]
    [DataRow("0.6:0", "SphericalOblate Round DoubleRings")]
    [DataRow("0.6:0.6", "SphericalOblate Round")]
    [DataRow("0.6:3", "SphericalOblate Round DoubleRings")]
    [DataRow("0.2:2", "SphericalOblate Round")]
    [DataRow("0.7:3 0.4:0", "SphericalOblate Round Layered")]
    [DataRow("0.7:3 0.4:2.9", "SphericalOblate Round DoubleRings")]
    [DataRow("0.8:0 0.6:3 0.4:0 0.2:4", "SphericalOblate Round Layered")]
    public void Of_Layers_CountThoseThatShow(string layers, string expected) => AssertClasses(expected, new HeliumScene
    {
        SemiAxes = Nm * new Vector3D(300, 300, 300),
        Layers = [.. layers.Split(' ').Select(layer => layer.Split(':')).Select(pair => new HeliumLayer(Parse(pair[0]), Parse(pair[1])))],
    });

    [TestMethod]
    public void Of_LongDropletWithACore_IsNotDoubleRings() => AssertClasses("Prolate Streak", new HeliumScene
    {
        SemiAxes = Nm * new Vector3D(100, 100, 300), Orientation = AboutX(90), Layers = [new(0.6, 3)],
    });

    [TestMethod]
    public void Of_NoDroplet_IsEmpty() => AssertClasses("Empty", new HeliumScene());

    [TestMethod]
    public void Of_ImpossibleAxes_Throws()
    {
        Assert.ThrowsExactly<ArgumentException>(() => HeliumLabels.Of(new HeliumScene { SemiAxes = new(1, 0, 1) }));
        Assert.ThrowsExactly<ArgumentException>(() => HeliumLabels.Of(new HeliumScene { SemiAxes = new(1, 1, double.NaN) }));
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.4)]
    [DataRow(1.2)]
    public void Shadow_LongDroplet_HasItsTangentAndItsAspect(double tilt)
    {
        // A needle of half length 1000 beside a width of 1: the slope is the tangent of its angle to the plane across the beam.
        HeliumShadow shadow = HeliumShadow.Of(new(1, 1, 1000), AboutX(90 - tilt * 180 / Math.PI));
        Assert.AreEqual(Math.Tan(tilt), shadow.Slope, 1e-4);
        Assert.AreEqual(1000 * Math.Cos(tilt), shadow.Aspect, 0.02);
    }

    private static Orientation AboutX(double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 360);
        return new Orientation(cos, sin, 0, 0);
    }

    private static double Parse(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static void AssertClasses(string expected, HeliumScene scene) =>
        Assert.AreEqual(expected, string.Join(' ', HeliumLabels.Of(scene).Select(kind => (HeliumClass)kind)));
}
