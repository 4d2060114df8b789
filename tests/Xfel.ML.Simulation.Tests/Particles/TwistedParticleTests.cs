using System.Numerics;
using Xfel.ML.Numerics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class TwistedParticleTests
{
    private const double Side = 5e-8;

    private static readonly Particle Cube = CubeOf(Side);

    /// <summary>A quarter of a turn from the lower to the upper face.</summary>
    private static readonly Particle TwistedCube = Cube.Twisted(Math.PI / 2 / Side);

    public static IEnumerable<object[]> Kinds => PolyhedronTests.Kinds;

    [TestMethod]
    public void Density_TwistedCube_IsThatOfItsTurnedPlanes()
    {
        // On the upper face the square has turned by an eighth to each side.
        double corner = Side * Math.Sqrt(0.5);
        Assert.AreEqual(1, TwistedCube.Density(new(0.99 * corner, 0, 0.4999 * Side)));
        Assert.AreEqual(0, TwistedCube.Density(new(0.99 * corner, 0, 0)));
        Assert.AreEqual(1, TwistedCube.Density(new(0.49 * Side, 0.49 * Side, 0)));
        Assert.AreEqual(0, TwistedCube.Density(new(0.49 * Side, 0.49 * Side, 0.4999 * Side)));
        // From x towards y as z grows.
        Vector3D turned = Orientation.AboutBeam(Math.PI / 2 * 0.2).Rotate(new(0.49 * Side, 0.49 * Side, 0.2 * Side));
        Assert.AreEqual(1, TwistedCube.Density(turned));
        Assert.AreEqual(0, TwistedCube.Density(turned with { Z = -turned.Z }));
        Assert.AreEqual(Cube.Volume, TwistedCube.Volume);
        Assert.AreEqual(Cube.BoundingRadius, TwistedCube.BoundingRadius);
        Assert.IsFalse(TwistedCube.HasFormFactor);
    }

    [TestMethod]
    public void Amplitude_Reference_IsTheIntegralOverTurnedPlanes()
    {
        // The transform of a turned square is known; what is left is an integral over z.
        foreach (Vector3D q in WaveVectors.Random(6, 20, 1e7, 5e8))
        {
            const int Planes = 2000;
            Complex sum = 0;
            for (int plane = 0; plane < Planes; plane++)
            {
                double z = Side * ((plane + 0.5) / Planes - 0.5);
                Vector3D own = Orientation.AboutBeam(-Math.PI / 2 / Side * z).Rotate(q);
                sum += Side * Side * Side / Planes * Sinc(own.X * Side / 2) * Sinc(own.Y * Side / 2) * Complex.FromPolarCoordinates(1, -q.Z * z);
            }

            Assert.AreEqual(0, (sum - TwistedCube.Amplitude(q)).Magnitude, 2e-4 * Cube.Volume, $"q = {q}");
        }
    }

    [TestMethod]
    public void Amplitude_Kernel_IsTheReference()
    {
        foreach (double greatest in (double[])[1e8, 6e8])
            Assert.IsLessThan(1e-3, TermAmplitudes.WorstError(TwistedCube, [default, .. WaveVectors.Random(7, 40, 1e7, greatest)]), $"q up to {greatest}");
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Intensities_NoTwist_AreThoseOfTheClosedForm(SolidKind kind)
    {
        Particle solid = Polyhedron.Of(kind).Scaled(Side);
        foreach (double period in (double[])[4, 12, 40])
        {
            DetectorGeometry detector = WithFringes(period);
            foreach (Orientation orientation in (Orientation[])[Orientation.Identity, Orientation.FromUniforms(0.3, 0.8, 0.1)])
                AssertFrames(solid.Rotated(orientation), solid.Twisted(0).Rotated(orientation), detector);
        }
    }

    [TestMethod]
    public void Intensities_UntwistedCubeAlongTheGrid_AreThoseOfTheClosedForm() => AssertFrames(Cube, Cube.Twisted(0), WithFringes(8));

    [TestMethod]
    public void Intensities_StretchedAndInACluster_AreTheSumOfAmplitudes()
    {
        Matrix3 stretch = Orientation.FromUniforms(0.1, 0.9, 0.6).ToMatrix() * Matrix3.Diagonal(new(0.6, 1.4, 1.2));
        Particle cluster = Particle.Cluster(
            TwistedCube.Transformed(stretch, new(4e-8, 1e-8, -3e-8)), TwistedCube.Moved(new(-3e-8, 0, 2e-8)).WithDensity(0.5), Polyhedron.Of(SolidKind.Dodecahedron).Scaled(4e-8));
        DensityMapTests.AssertAmplitudes(cluster, every: 499);
    }

    [TestMethod]
    public void Intensities_TwistOfAMap_AreThoseOfItsReference() =>
        DensityMapTests.AssertAmplitudes(TestMaps.Random(6, 7, 8, 7e-9).Twisted(2e7), every: 997);

    [TestMethod]
    public void Evaluate_AnyLaneCount_GivesTheSameBits()
    {
        Vector3D[] q = [default, .. WaveVectors.Random(9, 499, 1e5, 4e8)];
        Complex[] one = TermAmplitudes.Of<Lanes1>(TwistedCube, q);
        CollectionAssert.AreEqual(one, TermAmplitudes.Of<Lanes4>(TwistedCube, q));
        CollectionAssert.AreEqual(one, TermAmplitudes.Of<Lanes8>(TwistedCube, q));
        CollectionAssert.AreEqual(one, TermAmplitudes.Of<Lanes16>(TwistedCube, q));
    }

    [TestMethod]
    public void Evaluate_BeyondTheSpectrum_IsZero()
    {
        VoxelFormFactor kernel = ParticleSampling.Kernel(TwistedCube, 31);
        float[] q = [0, 60, -60, 1e9f, float.NaN, float.PositiveInfinity, 1, -1], none = new float[8], real = new float[8], imaginary = new float[8];
        kernel.Evaluate<Lanes4>(Matrix3.Identity, q, none, none, real, imaginary);
        for (int i = 0; i < q.Length; i++)
            Assert.AreEqual(i is 0 or 6 or 7, real[i] > 0.1, $"q = {q[i]} gives {real[i]}");
    }

    [TestMethod]
    public void Intensities_SteadyState_AllocateNothing()
    {
        DetectorGeometry detector = WithFringes(20) with { Size = new FrameSize(40, 40), BeamCenterX = 20, BeamCenterY = 20 };
        var scattering = new EwaldScattering(detector.Size);
        var frame = new float[detector.Size.PixelCount];
        scattering.Intensities(TwistedCube, Orientation.Identity, detector, frame);
        Assert.AreEqual(0, SteadyState.AllocatedBytes(() => scattering.Intensities(TwistedCube, Orientation.AboutBeam(0.3), detector, frame)));
    }

    [TestMethod]
    public void Evaluate_WrongLengths_Throws() => Assert.ThrowsExactly<ArgumentException>(() =>
        ParticleSampling.Kernel(TwistedCube, 31).Evaluate<Lanes4>(Matrix3.Identity, new float[8], new float[8], new float[8], new float[8], new float[4]));

    [TestMethod]
    public void Intensities_TooFine_SaysHowManyVoxels()
    {
        DetectorGeometry detector = WithFringes(8) with { Wavelength = 1e-12 };
        string message = Assert.ThrowsExactly<ArgumentException>(() => DensityMapTests.Frame(TwistedCube, detector)).Message;
        StringAssert.Contains(message, "at most 511^3 were expected");
    }

    [TestMethod]
    public void AddChords_AnyLine_HoldTheDensityAlongIt()
    {
        Particle twisted = CubeOf(1).Twisted(1.5);
        var random = new RandomStream(6, RandomPurpose.Model, 0);
        var chords = new ChordList();
        for (int line = 0; line < 60; line++)
        {
            Vector3D origin = 0.3 * random.NextDirection(), direction = line switch { < 20 => Orientation.AboutBeam(line).Rotate(new(1, 0, 0)), < 30 => new(0, 0, 2), _ => random.NextDirection() };
            chords.Clear();
            twisted.AddChords(origin, direction, chords);
            double found = 0, expected = 0;
            foreach (ref readonly Chord chord in chords.Chords)
                found += chord.Density * (chord.To - chord.From);
            const int Steps = 20_000;
            for (int step = 0; step < Steps; step++)
                expected += twisted.Density(origin + 3 * ((step + 0.5) / Steps - 0.5) * direction) * 3 / Steps;
            Assert.AreEqual(expected, found, 5e-4, $"from {origin} along {direction}");
        }

        chords.Clear();
        twisted.AddChords(new(5, 0, 0), new(0, 0.1, 1), chords);
        Assert.AreEqual(0, chords.Count);
    }

    [TestMethod]
    public void AddChords_TwistedMap_HoldItsDensity()
    {
        Particle twisted = TestMaps.Random(6, 6, 6, 1).Twisted(0.1);
        var chords = new ChordList();
        twisted.AddChords(new(0.2, -0.4, 0.3), new(0.1, 0.2, 0.9), chords);
        double found = 0, expected = 0;
        foreach (ref readonly Chord chord in chords.Chords)
            found += chord.Density * (chord.To - chord.From);
        for (double t = -20; t < 20; t += 1e-4)
            expected += 1e-4 * twisted.Density(new Vector3D(0.2, -0.4, 0.3) + t * new Vector3D(0.1, 0.2, 0.9));
        Assert.AreEqual(expected, found, 0.01 * expected);
    }

    [TestMethod]
    [DataRow(double.NaN)]
    [DataRow(double.PositiveInfinity)]
    public void Twisted_NotFinite_Throws(double twist) => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Cube.Twisted(twist));

    [TestMethod]
    public void Twisted_SoftEdges_SaysToSoftenLater()
    {
        Particle soft = Particle.Cluster(Cube, Cube.Softened(1e-9).Moved(new(Side, 0, 0)));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => soft.Twisted(1)).Message, "twist it first and soften it then");
        Assert.IsTrue(Cube.Twisted(1e7).Softened(1e-9).Density(default) > 0.99);
    }

    private static Particle CubeOf(double side)
    {
        double[] signs = [-side / 2, side / 2];
        return Polyhedron.FromVertices([.. from x in signs from y in signs from z in signs select new Vector3D(x, y, z)]);
    }

    private static DetectorGeometry WithFringes(double period) => new()
    {
        Size = new FrameSize(128, 128), Wavelength = 1e-9, Distance = 0.5, PixelSize = 1e-9 * 0.5 / (Side * period), BeamCenterX = 62.4, BeamCenterY = 64.3,
    };

    /// <summary>Relative L1 in the whole frame below 0.2 % for intensities, which the centre decides, and below 1 % for amplitudes, which all of it does.</summary>
    private static void AssertFrames(Particle expected, Particle found, DetectorGeometry detector)
    {
        float[] a = DensityMapTests.Frame(expected, detector), b = DensityMapTests.Frame(found, detector);
        double difference = a.Zip(b, (x, y) => Math.Abs((double)x - y)).Sum() / a.Sum(x => (double)x);
        double amplitudes = a.Zip(b, (x, y) => Math.Abs(Math.Sqrt(x) - Math.Sqrt(y))).Sum() / a.Sum(x => Math.Sqrt(x));
        Assert.IsLessThan(0.002, difference, $"intensities, {detector.FringePeriod(Side)}");
        Assert.IsLessThan(0.01, amplitudes, $"amplitudes, {detector.FringePeriod(Side)}");
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-6 ? 1 : Math.Sin(x) / x;
}
