using System.Numerics;
using System.Runtime.InteropServices;
using Xfel.ML.Numerics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class MultiSliceScatteringTests
{
    private const double None = double.PositiveInfinity;

    private static readonly Orientation Tilt = Orientation.FromUniforms(0.3, 0.6, 0.2);

    /// <summary>A ball of radius 1 has its fringes 4 pixels apart; the corner lies at 39 degrees.</summary>
    private static readonly DetectorGeometry Wide = Detector(97, 1.0 / 10, 0.577);

    [TestMethod]
    [DataRow(0.2, 0.2, 0.2)]
    [DataRow(1.0, 1.0, 1.0)]
    [DataRow(3.0, 3.0, 3.0)]
    [DataRow(0.3, 0.6, 1.5)]
    [DataRow(1.8, 1.8, 0.4)]
    [DataRow(0.5, 0.5, 2.5)]
    public void Intensities_EllipsoidWithoutAbsorption_EqualTheClosedFormOnTheEwaldSphere(double a, double b, double c)
    {
        DetectorGeometry detector = Detector(97, 0.2, 0.577);
        Particle particle = new Ball().Transformed(Matrix3.Diagonal(new(a, b, c)));
        AssertBorn(particle, Tilt, detector, 3e-4, 3e-3);
    }

    [TestMethod]
    [DataRow(0.01)]
    [DataRow(0.2)]
    [DataRow(0.8)]
    [DataRow(1.1)]
    public void Intensities_AnyAngleAndBeamCentre_EqualTheClosedForm(double tangent)
    {
        // As many fringes at every angle.
        DetectorGeometry detector = Detector(64, tangent / 3, tangent) with { BeamCenterX = 28.3, BeamCenterY = 35.1 };
        AssertBorn(new Ball().Transformed(Matrix3.Diagonal(new(0.6, 0.9, 1.1))), Tilt, detector, 3e-4, 3e-3);
    }

    [TestMethod]
    [DataRow(SolidKind.Octahedron)]
    [DataRow(SolidKind.Icosahedron)]
    [DataRow(SolidKind.TruncatedIcosahedron)]
    public void Intensities_PolyhedronWithoutAbsorption_EqualTheClosedForm(SolidKind kind) =>
        AssertBorn(Polyhedron.Of(kind).Scaled(2), Tilt, Detector(64, 0.2, 0.577), 5e-3, double.PositiveInfinity);

    [TestMethod]
    public void Intensities_CoreShellAndCluster_EqualTheSumsOfAmplitudes()
    {
        Particle shell = Particle.Cluster(new Ball(), new Ball().Scaled(0.6).Moved(new(0.1, 0, 0.2)).WithDensity(-0.7));
        AssertBorn(shell, Tilt, Wide, 3e-4, 3e-3);
        Particle pair = Particle.Cluster(shell.Moved(new(0.4, -0.9, 3)), new Ball().Transformed(Matrix3.Diagonal(new(0.4, 0.6, 0.8)), new(-1, 0.3, -1.5)), Polyhedron.Of(SolidKind.Dodecahedron).Moved(new(2, 2, 0)));
        AssertBorn(pair, Tilt, Wide, 2e-3, double.PositiveInfinity);
    }

    [TestMethod]
    public void Intensities_SoftParticle_FallsByTheGaussian()
    {
        Particle sharp = new Ball().Transformed(Matrix3.Diagonal(new(0.6, 0.9, 1.1)));
        AssertBorn(sharp.Softened(0.05), Tilt, Wide, 3e-4, 3e-3);
        AssertBorn(sharp.Softened(0.05).Transformed(Matrix3.Diagonal(new(1, 1, 2))), Tilt, Wide, 3e-4, 3e-3);
    }

    [TestMethod]
    public void Intensities_WeakAbsorption_GoToTheBornLimit()
    {
        Particle particle = new Ball();
        float[] none = Frame(particle, Tilt, Wide, None);
        Assert.IsLessThan(1e-4, Difference(Frame(particle, Tilt, Wide, 1e6), none));
        double weak = Difference(Frame(particle, Tilt, Wide, 1000), none), twice = Difference(Frame(particle, Tilt, Wide, 500), none);
        Assert.AreEqual(2, twice / weak, 0.15);
    }

    [TestMethod]
    [DataRow(100.0)]
    [DataRow(1.0)]
    [DataRow(0.2)]
    [DataRow(0.01)]
    public void Intensities_AbsorbingBall_HasItsForwardAmplitudeInClosedForm(double length)
    {
        double expected = Ball.Forward(1, length) / new Ball().Volume, middle = Frame(new Ball(), Tilt, Wide, length)[48 * 97 + 48];
        Assert.AreEqual(expected, Math.Sqrt(middle), 2e-4 * expected);
    }

    [TestMethod]
    [DataRow(None)]
    [DataRow(1.5)]
    [DataRow(0.3)]
    [DataRow(0.02)]
    public void Intensities_Cuboid_HaveTheSlabsClosedForm(double length)
    {
        // Faces across the beam: sinc(qx a) sinc(qy b) (1 - exp(-s t)) / (s t), s = 1 / 2L + i qz.
        const double a = 0.7, b = 1.1, c = 0.9;
        Particle cuboid = Polyhedron.FromVertices([.. Enumerable.Range(0, 8).Select(i => new Vector3D((i & 1) == 0 ? a : -a, (i & 2) == 0 ? b : -b, (i & 4) == 0 ? c : -c))]);
        float[] found = Frame(cuboid, Orientation.Identity, Wide, length);
        double difference = 0, sum = 0;
        for (int i = 0; i < found.Length; i++)
        {
            Vector3D q = Q(Wide, i);
            var s = new Complex(0.5 / length, q.Z);
            Complex slab = s.Magnitude < 1e-12 ? 1 : (1 - Complex.Exp(-s * 2 * c)) / (2 * c * s);
            double expected = Math.Pow(Sinc(q.X * a) * Sinc(q.Y * b) * slab.Magnitude, 2);
            difference += Math.Abs(found[i] - expected);
            sum += expected;
        }

        Assert.IsLessThan(5e-3, difference / sum);

        static double Sinc(double x) => x == 0 ? 1 : Math.Sin(x) / x;
    }

    [TestMethod]
    [DataRow(1.0)]
    [DataRow(0.15)]
    public void Intensities_AbsorbingBall_EqualTheSumInDoublePrecision(double length)
    {
        float[] found = Frame(new Ball(), Tilt, Wide, length);
        double volume = new Ball().Volume;
        foreach (int pixel in (int[])[48 * 97 + 48, 48 * 97 + 60, 30 * 97 + 48, 20 * 97 + 77, 96])
        {
            double expected = Math.Pow(AbsorbingBall(Q(Wide, pixel), length).Magnitude / volume, 2);
            Assert.AreEqual(expected, found[pixel], 1e-3 * expected, $"pixel {pixel}");
        }
    }

    [TestMethod]
    public void Intensities_OneBallInTheShadowOfAnother_EqualTheSumOverVoxels()
    {
        const double length = 0.8;
        Particle pair = Particle.Cluster(
            new Ball().Scaled(0.8).Moved(new(0.2, 0.1, -1)), new Ball().Scaled(0.7).Moved(new(-0.3, 0, 0.9)), new Ball().Scaled(0.4).Moved(new(-0.2, 0.1, 0.9)).WithDensity(0.6));
        DetectorGeometry detector = Detector(15, 0.5, 0.577);
        float[] found = Frame(pair, Orientation.Identity, detector, length);
        float[] expected = Voxels(pair, detector, length);
        Assert.IsLessThan(0.01, Difference(found, expected));
        // The shadow is not a small thing.
        Assert.IsGreaterThan(0.1, Difference(Frame(pair, Orientation.AboutBeam(Math.PI).After(new Orientation(0, 1, 0, 0)), detector, length), expected));
    }

    [TestMethod]
    public void Intensities_OpaqueBall_ScattersAsItsLitHalf()
    {
        // A skin of the depth 2L on the lit half: 2L times the integral over the disc of exp(-i q.r) at z = -sqrt(1 - r^2), and i qz added to 1 / 2L.
        const double length = 0.004;
        float[] found = Frame(new Ball(), Tilt, Wide, length);
        foreach (int pixel in (int[])[48 * 97 + 48, 48 * 97 + 60, 30 * 97 + 60, 5 * 97 + 50])
        {
            Vector3D q = Q(Wide, pixel);
            Complex skin = 0;
            const int radii = 200, angles = 200;
            for (int i = 0; i < radii; i++)
            {
                (double r, double cosine) = Math.SinCos(0.5 * Math.PI * (i + 0.5) / radii);
                for (int j = 0; j < angles; j++)
                {
                    (double sin, double cos) = Math.SinCos(2 * Math.PI * j / angles);
                    skin += r * cosine * Complex.FromPolarCoordinates(1, -(q.X * r * cos + q.Y * r * sin - q.Z * cosine));
                }
            }

            skin *= 0.5 * Math.PI / radii * (2 * Math.PI / angles) / new Complex(0.5 / length, q.Z);
            double expected = Math.Pow(skin.Magnitude / new Ball().Volume, 2);
            Assert.AreEqual(expected, found[pixel], 0.03 * expected, $"pixel {pixel}");
        }
    }

    [TestMethod]
    public void Intensities_FlatEwaldSphere_HasFriedelsSymmetryAndACurvedOneHasNot()
    {
        Particle tilted = new Ball().Transformed(Matrix3.Diagonal(new(0.5, 0.5, 1.5)));
        DetectorGeometry flat = Detector(97, 1e-5, 1e-4);
        Assert.IsLessThan(1e-3, Asymmetry(Frame(tilted, Tilt, flat, None)));
        Assert.IsLessThan(1e-3, Asymmetry(Frame(tilted, Tilt, flat, 0.5)));
        Assert.IsGreaterThan(0.1, Asymmetry(Frame(tilted, Tilt, Wide, None)));
        Assert.IsGreaterThan(0.1, Asymmetry(Frame(tilted, Tilt, Wide, 0.5)));

        static double Asymmetry(float[] frame) => Difference(frame, [.. frame.Reverse()], Math.Sqrt);
    }

    [TestMethod]
    [DataRow(None)]
    [DataRow(0.7)]
    public void Intensities_QuarterTurnAboutTheBeam_TurnsTheFrame(double length)
    {
        Particle particle = Particle.Cluster(new Ball().Transformed(Matrix3.Diagonal(new(0.5, 0.6, 1.2))), new Ball().Scaled(0.5).Moved(new(1, 0.5, 1)));
        float[] before = Frame(particle, Tilt, Wide, length), after = Frame(particle, Orientation.AboutBeam(Math.PI / 2).After(Tilt), Wide, length);
        float[] turned = [.. Enumerable.Range(0, before.Length).Select(i => after[i % 97 * 97 + 96 - i / 97])];
        Assert.IsLessThan(1e-3, Difference(turned, before, Math.Sqrt));
    }

    [TestMethod]
    public void Intensities_AnyLaneCount_GivesTheSameBits()
    {
        float[] one = With<Lanes1>();
        foreach (float[] other in new[] { With<Lanes4>(), With<Lanes8>(), With<Lanes16>() })
            Assert.IsTrue(MemoryMarshal.AsBytes<float>(one).SequenceEqual(MemoryMarshal.AsBytes<float>(other)));

        static float[] With<T>()
            where T : unmanaged, ILanes<T>
        {
            var frame = new float[Wide.Size.PixelCount];
            new MultiSliceScattering(Wide.Size).Intensities<T>(new Ball().Transformed(Matrix3.Diagonal(new(0.4, 1.1, 0.8))), Tilt, Wide, 0.5, frame);
            return frame;
        }
    }

    [TestMethod]
    public void Intensities_ObjectUsedBefore_GivesTheSameBitsAndAllocatesNothing()
    {
        Particle small = new Ball().Transformed(Matrix3.Diagonal(new(0.4, 0.5, 0.6))), large = Particle.Cluster(new Ball().Scaled(2), new Ball().Scaled(1.4).WithDensity(0.5));
        var scattering = new MultiSliceScattering(Wide.Size);
        var first = new float[Wide.Size.PixelCount];
        scattering.Intensities(small, Tilt, Wide, 0.5, first);
        var again = new float[Wide.Size.PixelCount];
        scattering.Intensities(large, Tilt, Wide, 0.5, again);
        scattering.Intensities(small, Tilt, Wide, 0.5, again);
        Assert.IsTrue(MemoryMarshal.AsBytes<float>(first).SequenceEqual(MemoryMarshal.AsBytes<float>(again)));
        Assert.AreEqual(0, SteadyState.AllocatedBytes(() =>
        {
            scattering.Intensities(large, Tilt, Wide, 0.5, again);
            scattering.Intensities(small, Tilt, Wide, 0.5, again);
        }));
    }

    [TestMethod]
    public void Intensities_Impossible_Throws()
    {
        var scattering = new MultiSliceScattering(Wide.Size);
        var frame = new float[Wide.Size.PixelCount];
        foreach (double length in (double[])[0, -1, double.NaN, double.NegativeInfinity])
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => scattering.Intensities(new Ball(), Tilt, Wide, length, frame));
        Fails("60", new Ball(), Wide with { Distance = 0.02 });
        Fails("Distance", new Ball(), Wide with { Distance = -1 });
        Fails("97", new Ball(), Wide with { Size = new FrameSize(97, 96) });
        Fails("volume", Particle.Cluster(new Ball(), new Ball().WithDensity(-1)), Wide);
        Fails("edges", Particle.Cluster(new Ball(), new Ball().Softened(0.1)), Wide);
        Fails("too far", new Ball().Scaled(1e5), Wide);
        Fails("memory", new Ball().Scaled(50), Wide);
        Assert.ThrowsExactly<ArgumentException>(() => scattering.Intensities(new Ball(), Tilt, Wide, 1, new float[10]));
        Assert.ThrowsExactly<ArgumentException>(() => new MultiSliceScattering(new FrameSize(0, 5)));

        void Fails(string part, Particle particle, DetectorGeometry geometry) => StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => scattering.Intensities(particle, Tilt, geometry, 1, frame)).Message, part);
    }

    private static DetectorGeometry Detector(int size, double wavelength, double tangent) => new()
    {
        Size = new(size, size), Wavelength = wavelength, Distance = 1, PixelSize = 2 * tangent / size, BeamCenterX = 0.5 * (size - 1), BeamCenterY = 0.5 * (size - 1),
    };

    private static Vector3D Q(DetectorGeometry detector, int pixel) => detector.ScatteringVector(pixel % detector.Size.Width, pixel / detector.Size.Width);

    private static float[] Frame(Particle particle, Orientation orientation, DetectorGeometry detector, double length)
    {
        var frame = new float[detector.Size.PixelCount];
        new MultiSliceScattering(detector.Size).Intensities(particle, orientation, detector, length, frame);
        return frame;
    }

    /// <summary>Against |F|^2 / V^2 in double precision: over the frame, and over each square of 8 x 8 pixels by itself on average.</summary>
    private static void AssertBorn(Particle particle, Orientation orientation, DetectorGeometry detector, double whole, double local)
    {
        float[] found = Frame(particle, orientation, detector, None);
        var back = new Orientation(orientation.W, -orientation.X, -orientation.Y, -orientation.Z);
        float[] expected = [.. Enumerable.Range(0, found.Length).Select(i => (float)Math.Pow((particle.Amplitude(back.Rotate(Q(detector, i))) / particle.Volume).Magnitude, 2))];
        Assert.IsLessThan(whole, Difference(found, expected));
        double sum = 0;
        int squares = detector.Size.Width / 8;
        for (int square = 0; square < squares * squares; square++)
        {
            int[] pixels = [.. Enumerable.Range(0, 64).Select(i => (square / squares * 8 + i / 8) * detector.Size.Width + square % squares * 8 + i % 8)];
            sum += Difference([.. pixels.Select(i => found[i])], [.. pixels.Select(i => expected[i])]);
        }

        Assert.IsLessThan(local, sum / (squares * squares));
    }

    private static double Difference(float[] found, float[] expected, Func<double, double>? scale = null)
    {
        scale ??= x => x;
        return found.Zip(expected, (a, b) => Math.Abs(scale(a) - scale(b))).Sum() / expected.Sum(b => scale(b));
    }

    private static Complex AbsorbingBall(Vector3D q, double length)
    {
        const int radii = 800, angles = 80, depths = 800;
        Complex sum = 0;
        for (int i = 0; i < radii; i++)
        {
            (double r, double half) = Math.SinCos(0.5 * Math.PI * (i + 0.5) / radii);
            Complex column = 0;
            for (int d = 0; d < depths; d++)
            {
                double path = 2 * half * (d + 0.5) / depths;
                column += Math.Exp(-0.5 * path / length) * Complex.FromPolarCoordinates(2 * half / depths, -q.Z * (path - half));
            }

            Complex ring = 0;
            for (int j = 0; j < angles; j++)
            {
                (double sin, double cos) = Math.SinCos(2 * Math.PI * j / angles);
                ring += Complex.FromPolarCoordinates(1, -r * (q.X * cos + q.Y * sin));
            }

            sum += r * half * column * ring;
        }

        return 0.5 * Math.PI / radii * (2 * Math.PI / angles) * sum;
    }

    /// <summary>Along the beam each column remembers what the beam has passed.</summary>
    private static float[] Voxels(Particle particle, DetectorGeometry detector, double length)
    {
        const double step = 0.03;
        var amplitudes = new Complex[detector.Size.PixelCount];
        Vector3D[] q = [.. Enumerable.Range(0, amplitudes.Length).Select(i => Q(detector, i))];
        for (double x = -1.2; x < 1.2; x += step)
        {
            for (double y = -1.2; y < 1.2; y += step)
            {
                double passed = 0;
                for (double z = -2.1; z < 2; z += step)
                {
                    double density = particle.Density(new(x, y, z));
                    if (density == 0)
                        continue;
                    double weight = density * Math.Exp(-0.5 * (passed + 0.5 * density * step) / length);
                    passed += density * step;
                    for (int i = 0; i < q.Length; i++)
                        amplitudes[i] += Complex.FromPolarCoordinates(weight, -Vector3D.Dot(q[i], new(x, y, z)));
                }
            }
        }

        return [.. amplitudes.Select(a => (float)Math.Pow(a.Magnitude * step * step * step / particle.Volume, 2))];
    }
}
