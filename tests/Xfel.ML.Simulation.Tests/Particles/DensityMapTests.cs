using System.Numerics;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class DensityMapTests
{
    /// <summary>Fringes of about 14 pixels for the solids below; the Ewald sphere curves by 3 degrees.</summary>
    private static readonly DetectorGeometry Detector = new()
    {
        Size = new FrameSize(96, 96), Wavelength = 1e-9, Distance = 0.5, PixelSize = 5e-4, BeamCenterX = 47.3, BeamCenterY = 48.6,
    };

    private const double Diameter = 7e-8;

    [TestMethod]
    [DataRow(1, 1, 1)]
    [DataRow(2, 1, 5)]
    [DataRow(9, 12, 15)]
    [DataRow(16, 16, 16)]
    [DataRow(7, 30, 4)]
    public void Amplitude_Kernel_IsTheSumOverVoxels(int depth, int height, int width)
    {
        const double Size = 3e-9;
        DensityMap map = TestMaps.Random(depth, height, width, Size);
        // Within the sampling's half frequency, part of it, and far beyond: nine periods.
        foreach (double greatest in (double[])[0.2 * Math.PI / Size, 0.9 * Math.PI / Size, 5 * Math.PI / Size])
            Assert.IsLessThan(2e-6, TermAmplitudes.WorstError(map, [default, .. WaveVectors.Random(3, 300, 1e-3 * greatest, greatest)]), $"q up to {greatest}");
    }

    [TestMethod]
    public void Amplitude_SingleVoxel_IsThatOfItsHat()
    {
        var map = new DensityMap([2f], [1, 1, 1], 3);
        Vector3D q = new(0.5, -0.2, 0.7);
        double expected = 2 * 27 * Math.Pow(Sinc(0.75) * Sinc(0.3) * Sinc(1.05), 2);
        Assert.AreEqual(expected, map.Amplitude(q).Real, 1e-12);
        Assert.AreEqual(0, map.Amplitude(q).Imaginary, 1e-12);
    }

    [TestMethod]
    public void Amplitude_FourierIntegralOfDensity_IsTheSame()
    {
        // Between the voxels, too: the density that is interpolated is the one that scatters. Gauss-Legendre with two nodes an axis in cells of half a voxel.
        DensityMap map = TestMaps.Random(3, 4, 5, 1);
        double g = 0.5 / Math.Sqrt(3);
        foreach (Vector3D q in WaveVectors.Random(8, 5, 0.2, 2))
        {
            Complex sum = 0;
            for (int z = 0; z < 16; z++)
            for (int y = 0; y < 20; y++)
            for (int x = 0; x < 24; x++)
            for (int node = 0; node < 8; node++)
            {
                Vector3D r = new(Place(x, 24, node), Place(y, 20, node >> 1), Place(z, 16, node >> 2));
                sum += map.Density(r) / 512 * Complex.FromPolarCoordinates(1, -Vector3D.Dot(q, r));
            }

            Assert.AreEqual(0, (sum - map.Amplitude(q)).Magnitude, 1e-3 * map.Volume, $"q = {q}");
        }

        double Place(int cell, int count, int node) => (cell + 0.5 + ((node & 1) == 0 ? -g : g)) / 4 - count / 8.0;
    }

    [TestMethod]
    public void Density_AtVoxelCentres_IsTheVoxel()
    {
        var map = new DensityMap([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [2, 2, 3], 0.5);
        Assert.AreEqual((2, 2, 3), map.Shape);
        Assert.AreEqual(1, map.Density(new(-0.5, -0.25, -0.25)), 1e-12);
        Assert.AreEqual(6, map.Density(new(0.5, 0.25, -0.25)), 1e-12);
        Assert.AreEqual(8, map.Density(new(0, -0.25, 0.25)), 1e-12);
        Assert.AreEqual(6.5, map.Density(default), 1e-12);
        Assert.AreEqual(1.5, map.Density(new(-0.5, -0.25, -0.25 - 0.25)) + map.Density(new(-0.75, -0.25, -0.25)) + map.Density(new(-0.5, -0.5, -0.25)), 1e-12);
        Assert.AreEqual(0, map.Density(new(0, 0, 0.76)));
        Assert.AreEqual(0, map.Density(new(double.NaN, 0, 0)));
        Assert.AreEqual(78 * 0.125, map.Volume, 1e-12);
    }

    [TestMethod]
    [DataRow(SolidKind.Octahedron)]
    [DataRow(SolidKind.Dodecahedron)]
    [DataRow(SolidKind.Icosahedron)]
    [DataRow(SolidKind.TruncatedIcosahedron)]
    public void Intensities_MapOfASolid_AreThoseOfTheClosedForm(SolidKind kind)
    {
        Particle solid = Polyhedron.Of(kind).Rotated(Orientation.FromUniforms(0.2, 0.7, 0.4)).Scaled(Diameter);
        DensityMap map = TestMaps.Of(solid.Density, solid.BoundingRadius, 80);
        AssertFrames(Frame(solid), Frame(map));
    }

    [TestMethod]
    public void Intensities_MapOfASphere_AreThoseOfTheClosedForm()
    {
        double radius = Diameter / 2;
        DensityMap map = TestMaps.Of(r => r.Length < radius ? 1 : 0, radius, 80);
        Assert.AreEqual(4 * Math.PI / 3 * radius * radius * radius, map.Volume, 1e-3 * map.Volume);
        var expected = new float[Detector.Size.PixelCount];
        for (int i = 0; i < expected.Length; i++)
        {
            double x = radius * Detector.ScatteringVector(i % Detector.Size.Width, i / Detector.Size.Width).Length, f = x < 1e-3 ? 1 : 3 * (Math.Sin(x) - x * Math.Cos(x)) / (x * x * x);
            expected[i] = (float)(f * f);
        }

        AssertFrames(expected, Frame(map));
    }

    [TestMethod]
    public void Amplitude_MapInACornerOfALargerOne_HasThePhaseOfItsPlace()
    {
        const double Size = 2e-9;
        DensityMap map = TestMaps.Random(5, 6, 7, Size);
        var larger = new float[12 * 14 * 11];
        for (int z = 0; z < 5; z++)
        for (int y = 0; y < 6; y++)
        for (int x = 0; x < 7; x++)
            larger[((z + 6) * 14 + y + 1) * 11 + x + 3] = (float)map.Density(Size * new Vector3D(x - 3, y - 2.5, z - 2));
        var placed = new DensityMap(larger, [12, 14, 11], Size);
        Vector3D shift = Size * new Vector3D(3 + 3 - 5, 1 + 2.5 - 6.5, 6 + 2 - 5.5);
        Vector3D[] q = [.. WaveVectors.Random(4, 200, 1e6, 0.8 * Math.PI / Size)];
        Complex[] found = TermAmplitudes.Of<Lanes4>(placed, q), expected = TermAmplitudes.Of<Lanes4>(map.Moved(shift), q);
        for (int i = 0; i < q.Length; i++)
            Assert.AreEqual(0, (found[i] - expected[i]).Magnitude, 1e-5 * map.Volume);
    }

    [TestMethod]
    public void Intensities_MapWithoutSymmetry_HaveFriedelsOnAFlatEwaldSphereAlone()
    {
        DensityMap map = TestMaps.Random(12, 12, 12, 2e-9);
        DetectorGeometry curved = Detector with { Size = new FrameSize(61, 61), BeamCenterX = 30, BeamCenterY = 30, PixelSize = 2e-3 };
        DetectorGeometry flat = curved with { Wavelength = 1e-13, PixelSize = 2e-7 };
        Assert.IsLessThan(1e-3, Asymmetry(Frame(map, flat)));
        Assert.IsGreaterThan(0.05, Asymmetry(Frame(map, curved)));

        static double Asymmetry(float[] frame) => frame.Zip(frame.Reverse(), (a, b) => Math.Abs(Math.Sqrt(a) - Math.Sqrt(b))).Sum() / frame.Sum(value => Math.Sqrt(value));
    }

    [TestMethod]
    public void Intensities_StretchedMapsAndSolidsTogether_AreTheSumOfAmplitudes()
    {
        DensityMap map = TestMaps.Random(11, 10, 13, 4e-9);
        Matrix3 stretch = Orientation.FromUniforms(0.6, 0.1, 0.8).ToMatrix() * Matrix3.Diagonal(new(0.7, 1.6, 1.1));
        Particle cluster = Particle.Cluster(
            map.Transformed(stretch, new(3e-8, -2e-8, 1e-8)),
            map.Rotated(Orientation.FromUniforms(0.9, 0.4, 0.3)).Moved(new(-4e-8, 1e-8, 0)).WithDensity(-0.3),
            Polyhedron.Of(SolidKind.Icosahedron).Scaled(4e-8).Softened(2e-9).Moved(new(0, 3e-8, 5e-8)));
        AssertAmplitudes(cluster);
    }

    [TestMethod]
    public void Intensities_ManyThreads_ShareOneKernel()
    {
        DensityMap map = TestMaps.Random(40, 40, 40, 1.5e-9);
        var kernels = new IFormFactorKernel[8];
        var frames = new float[8][];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var terms = new ScatteringTerms(Detector.WaveNumber, 1e-8, Detector.GreatestQ);
            map.AddTerms(terms, Placement.Own);
            kernels[i] = terms.Terms.Single().FormFactor;
            frames[i] = Frame(map);
        });
        for (int i = 1; i < 8; i++)
        {
            Assert.AreSame(kernels[0], kernels[i]);
            CollectionAssert.AreEqual(frames[0], frames[i]);
        }
    }

    [TestMethod]
    public void Intensities_OtherResolutionsAskedForBefore_ChangeNoBit()
    {
        DensityMap fresh = TestMaps.Random(20, 20, 20, 2e-9), used = TestMaps.Random(20, 20, 20, 2e-9);
        foreach (double pixel in (double[])[1e-4, 2e-3, 1e-3, 3e-3, 2e-4])
            Frame(used, Detector with { PixelSize = pixel });
        CollectionAssert.AreEqual(Frame(fresh), Frame(used));
    }

    [TestMethod]
    public void AddChords_RandomLines_HoldTheDensityAlongThem()
    {
        DensityMap map = TestMaps.Random(6, 5, 7, 2);
        var random = new RandomStream(5, RandomPurpose.Model, 0);
        var chords = new ChordList();
        for (int line = 0; line < 60; line++)
        {
            Vector3D origin = 4 * random.NextDirection(), direction = line switch { < 3 => new(1, 0, 0), < 6 => new(0, -1, 0), < 9 => new(0, 0, 2), _ => random.NextDirection() };
            chords.Clear();
            map.AddChords(origin, direction, chords);
            double found = 0, expected = 0, end = double.NegativeInfinity;
            foreach (ref readonly Chord chord in chords.Chords)
            {
                Assert.IsGreaterThanOrEqualTo(end, chord.From);
                end = chord.To;
                found += chord.Density * (chord.To - chord.From);
            }

            const int Steps = 40_000;
            for (int step = 0; step < Steps; step++)
                expected += map.Density(origin + 40 * ((step + 0.5) / Steps - 0.5) * direction) * 40 / Steps;
            Assert.AreEqual(expected, found, 1e-5, $"from {origin} along {direction}");
        }
    }

    [TestMethod]
    public void AddChords_UniformMap_AreOneChordWithin()
    {
        float[] ones = [.. Enumerable.Repeat(1f, 27)];
        var chords = new ChordList();
        new DensityMap(ones, [3, 3, 3], 1).AddChords(default, new(0, 0, 1), chords);
        Assert.AreEqual(3, chords.Count);
        Assert.AreEqual(new Chord(-1, 1, 1), chords.Chords[1]);
        Assert.AreEqual(0.5, chords.Chords[0].Density, 1e-12);
    }

    [TestMethod]
    [DataRow(new[] { 2, 3 }, 1e-9, "of 2 dimensions (2 x 3) was given; 3 were expected")]
    [DataRow(new[] { 1, 1, 2, 3 }, 1e-9, "of 4 dimensions")]
    [DataRow(new int[0], 1e-9, "of 0 dimensions")]
    [DataRow(new[] { 2, 3, 2 }, 1e-9, "it holds 6 voxels; 2 x 3 x 2 was expected")]
    [DataRow(new[] { 2, 0, 3 }, 1e-9, "its shape is 2 x 0 x 3; at least one voxel")]
    [DataRow(new[] { 2, -3, -1 }, 1e-9, "its shape is 2 x -3 x -1")]
    [DataRow(new[] { 1 << 20, 1 << 20, 1 << 20 }, 1e-9, "at most 134217728 were expected")]
    [DataRow(new[] { 1, 2, 3 }, 0.0, "the voxel size is 0; a positive number of metres was expected")]
    [DataRow(new[] { 1, 2, 3 }, double.NaN, "the voxel size is NaN")]
    public void Constructor_ImpossibleMap_SaysWhatIsWrong(int[] shape, double voxelSize, string expected) =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new DensityMap([1, 2, 3, 4, 5, 6], shape, voxelSize)).Message, expected);

    [TestMethod]
    [DataRow(float.NaN, "voxel 1 is NaN; finite densities were expected")]
    [DataRow(float.PositiveInfinity, "voxel 1 is Infinity")]
    [DataRow(-1f, "a density map of 1 x 1 x 2 voxels sums to 0")]
    public void Constructor_ImpossibleDensity_SaysWhatIsWrong(float second, string expected) =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new DensityMap([1, second], [1, 1, 2], 1)).Message, expected);

    [TestMethod]
    public void Constructor_SeveralFaults_NamesThemAll()
    {
        string message = Assert.ThrowsExactly<ArgumentException>(() => new DensityMap([float.NaN], [1, 1, 2], -1)).Message;
        foreach (string expected in (string[])["it holds 1 voxels", "the voxel size is -1", "voxel 0 is NaN"])
            StringAssert.Contains(message, expected);
    }

    [TestMethod]
    public void Constructor_DensityChangedLater_KeepsItsOwn()
    {
        float[] density = [1, 2];
        var map = new DensityMap(density, [1, 1, 2], 1);
        density[0] = 100;
        Assert.AreEqual(1, map.Density(new(-0.5, 0, 0)));
    }

    /// <summary>At some pixels, as the reference is slow.</summary>
    internal static void AssertAmplitudes(Particle particle, int every = 97)
    {
        float[] frame = Frame(particle);
        for (int i = 0; i < frame.Length; i += every)
        {
            double expected = particle.Amplitude(Detector.ScatteringVector(i % Detector.Size.Width, i / Detector.Size.Width)).Magnitude / Math.Abs(particle.Volume);
            Assert.AreEqual(expected, Math.Sqrt(frame[i]), 1e-3, $"pixel {i}");
        }
    }

    internal static float[] Frame(Particle particle, DetectorGeometry? detector = null)
    {
        detector ??= Detector;
        var frame = new float[detector.Size.PixelCount];
        new EwaldScattering(detector.Size).Intensities(particle, Orientation.Identity, detector, frame);
        return frame;
    }

    /// <summary>Relative L1 below 1 % in the central region, here two fringes about the beam, and of the amplitudes everywhere below 3 %.</summary>
    private static void AssertFrames(float[] expected, float[] found)
    {
        double difference = 0, sum = 0, amplitudes = 0, allAmplitudes = 0, central = 2 * Detector.FringePeriod(Diameter);
        for (int i = 0; i < expected.Length; i++)
        {
            amplitudes += Math.Abs(Math.Sqrt(expected[i]) - Math.Sqrt(found[i]));
            allAmplitudes += Math.Sqrt(expected[i]);
            double x = i % Detector.Size.Width - Detector.BeamCenterX, y = i / Detector.Size.Width - Detector.BeamCenterY;
            if (x * x + y * y > central * central)
                continue;
            difference += Math.Abs(expected[i] - found[i]);
            sum += expected[i];
        }

        Assert.IsLessThan(0.01, difference / sum, "central region");
        Assert.IsLessThan(0.03, amplitudes / allAmplitudes, "amplitudes");
    }

    private static double Sinc(double x) => Math.Sin(x) / x;
}
