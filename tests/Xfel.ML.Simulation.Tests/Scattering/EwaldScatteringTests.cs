using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation.Tests;

/// <summary>Frames of particles through the public way in, against closed forms and symmetries.</summary>
[TestClass]
public sealed class EwaldScatteringTests
{
    private static readonly FrameSize Size = new(61, 61);

    /// <summary>To 20 degrees: the Ewald sphere's curvature shows.</summary>
    private static readonly DetectorGeometry Wide = new()
    {
        Size = Size, Wavelength = 1e-9, Distance = 0.1, PixelSize = 1.2e-3, BeamCenterX = 30, BeamCenterY = 30,
    };

    private static readonly Orientation Tilt = Orientation.FromUniforms(0.3, 0.6, 0.2);

    [TestMethod]
    [DataRow(2e-9)]
    [DataRow(9e-9)]
    public void Intensities_Sphere_IsTheClosedForm(double radius) =>
        AssertFrame(q => Ball(radius * q.Length), Frame(Ellipsoid.Sphere(radius), Tilt));

    [TestMethod]
    public void Intensities_Ellipsoid_IsTheClosedForm()
    {
        double a = 3e-9, b = 6e-9, c = 10e-9;
        // The particle turns into the laboratory, q turns back into the particle.
        var back = new Orientation(Tilt.W, -Tilt.X, -Tilt.Y, -Tilt.Z);
        AssertFrame(
            q =>
            {
                Vector3D own = back.Rotate(q);
                return Ball(new Vector3D(a * own.X, b * own.Y, c * own.Z).Length);
            },
            Frame(new Ellipsoid(a, b, c), Tilt));
    }

    [TestMethod]
    public void Intensities_CoreShell_IsTheDifferenceOfClosedForms()
    {
        const double inner = 4e-9, outer = 7e-9, density = 3;
        double core = (density - 1) * inner * inner * inner, shell = outer * outer * outer;
        AssertFrame(
            q => (core * Ball(inner * q.Length) + shell * Ball(outer * q.Length)) / (core + shell),
            Frame(Particle.CoreShell(Ellipsoid.Sphere(inner), Ellipsoid.Sphere(outer), density), Tilt));
    }

    [TestMethod]
    [DynamicData(nameof(Composed))]
    public void Intensities_AnyParticle_IsItsAmplitudeInDoublePrecision(string name)
    {
        Particle particle = ShapeSamples.Composed[name].Scaled(5e-9);
        Particle turned = particle.Rotated(Tilt);
        float[] frame = Frame(particle, Tilt);
        for (int i = 0; i < frame.Length; i += 7)
            Assert.AreEqual(turned.Amplitude(Q(i)).Magnitude / particle.Volume, Math.Sqrt(frame[i]), 1e-5, $"pixel {i}");
    }

    public static IEnumerable<object[]> Composed => ShapeSamples.Composed.Keys.Select(name => new object[] { name });

    [TestMethod]
    public void Intensities_QuarterTurnsAboutTheBeam_TurnTheFrame()
    {
        float[] before = Frame(Lopsided, Tilt);
        float[] quarter = Frame(Lopsided, Orientation.AboutBeam(Math.PI / 2).After(Tilt)), half = Frame(Lopsided, Orientation.AboutBeam(Math.PI).After(Tilt));
        // It has no symmetry of its own that would hide a wrong turn.
        Assert.IsGreaterThan(0.05, before.Zip(half).Average(pair => Math.Abs(Math.Sqrt(pair.First) - Math.Sqrt(pair.Second))) / before.Average(pixel => Math.Sqrt(pixel)));
        for (int y = 0; y < Size.Height; y++)
        {
            for (int x = 0; x < Size.Width; x++)
            {
                // x goes to y, y to -x.
                double expected = Math.Sqrt(before[y * Size.Width + x]);
                Assert.AreEqual(expected, Math.Sqrt(quarter[x * Size.Width + Size.Width - 1 - y]), 1e-5);
                Assert.AreEqual(expected, Math.Sqrt(half[(Size.Height - 1 - y) * Size.Width + Size.Width - 1 - x]), 1e-5);
            }
        }
    }

    [TestMethod]
    [DataRow(5.0)]
    [DataRow(9.5)]
    public void Intensities_TwoSpheresAcrossTheBeam_HaveFringesOfTheirPeriod(double period)
    {
        DetectorGeometry narrow = Wide with { Distance = 1 };
        double distance = narrow.Wavelength * narrow.Distance / (narrow.PixelSize * period);
        Ellipsoid sphere = Ellipsoid.Sphere(0.3 * distance);
        var shift = new Vector3D(0.5 * distance, 0, 0);
        float[] pair = Frame(Particle.Cluster(sphere.Moved(shift), sphere.Moved(-shift)), Orientation.Identity, narrow), one = Frame(sphere, Orientation.Identity, narrow);
        for (int i = 0; i < pair.Length; i++)
        {
            double cosine = Math.Cos(Math.PI * (i % Size.Width - 30) / period);
            Assert.AreEqual(one[i] * cosine * cosine, pair[i], 2e-3);
        }
    }

    [TestMethod]
    public void Intensities_SoftEdge_FallByTheGaussian()
    {
        const double sigma = 0.8e-9;
        Particle sharp = Lopsided;
        float[] before = Frame(sharp, Tilt), after = Frame(sharp.Softened(sigma), Tilt);
        for (int i = 0; i < before.Length; i++)
            Assert.AreEqual(before[i] * Math.Exp(-sigma * sigma * Vector3D.Dot(Q(i), Q(i))), after[i], 2e-5 * before[i] + 1e-9);
    }

    [TestMethod]
    public void Intensities_SoftCoreInASharpShell_SoftensTheCoreAlone()
    {
        const double sigma = 1e-9;
        Particle shell = new Capsule(4e-9, 6e-9), core = Ellipsoid.Sphere(2e-9);
        float[] frame = Frame(Particle.Cluster(shell, core.Softened(sigma).Transformed(Matrix3.Diagonal(new(1, 1, 2)))), Orientation.Identity);
        double volume = shell.Volume + 2 * core.Volume;
        AssertFrame(
            q =>
            {
                Vector3D own = new(q.X, q.Y, 2 * q.Z);
                return (shell.Amplitude(q).Real + 2 * core.Volume * Ball(2e-9 * own.Length) * Math.Exp(-sigma * sigma * Vector3D.Dot(own, own) / 2)) / volume;
            },
            frame);
    }

    /// <summary>Without any symmetry.</summary>
    private static Particle Lopsided => Particle.Cluster(
        new Capsule(3e-9, 5e-9).Rotated(Orientation.FromUniforms(0.5, 0.1, 0.3)), new Torus(3e-9, 1e-9).Moved(new(7e-9, 2e-9, -4e-9)), Polyhedron.Of(SolidKind.Cube).Scaled(4e-9).Moved(new(-3e-9, 6e-9, 5e-9)));

    private static float[] Frame(Particle particle, Orientation orientation, DetectorGeometry? geometry = null)
    {
        var frame = new float[Size.PixelCount];
        new EwaldScattering(Size).Intensities(particle, orientation, geometry ?? Wide, frame);
        return frame;
    }

    private static void AssertFrame(Func<Vector3D, double> amplitude, float[] frame)
    {
        for (int i = 0; i < frame.Length; i++)
            Assert.AreEqual(Math.Abs(amplitude(Q(i))), Math.Sqrt(frame[i]), 1e-5, $"pixel {i}");
    }

    /// <summary>k_out - k_in, written out.</summary>
    private static Vector3D Q(int pixel)
    {
        double x = (pixel % Size.Width - 30) * Wide.PixelSize, y = (pixel / Size.Width - 30) * Wide.PixelSize, r = Math.Sqrt(x * x + y * y + Wide.Distance * Wide.Distance);
        double k = 2 * Math.PI / Wide.Wavelength;
        return new(k * x / r, k * y / r, k * (Wide.Distance / r - 1));
    }

    private static double Ball(double s) => s < 1e-2 ? 1 - s * s / 10 : 3 * (Math.Sin(s) - s * Math.Cos(s)) / (s * s * s);
}
