using System.Runtime.InteropServices;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class ClusterScatteringTests
{
    private static readonly FrameSize Size = new(61, 61);

    /// <summary>Wide enough for the Ewald sphere's curvature to show: 11 degrees at the edge.</summary>
    private static readonly DetectorGeometry Wide = new()
    {
        Size = Size, Wavelength = 1e-9, Distance = 0.1, PixelSize = 6.4e-4, BeamCenterX = 30, BeamCenterY = 30,
    };

    private static readonly Polyhedron Solid = Polyhedron.Of(SolidKind.Dodecahedron);

    private static readonly PolyhedronSingles Kernel = Solid.SinglePrecision;

    private static readonly Orientation Tilt = Orientation.FromUniforms(0.3, 0.6, 0.2);

    [TestMethod]
    public void Intensities_Cluster_EqualsTheSumOfAmplitudesInDoublePrecision()
    {
        const double k = 40;
        Matrix3 affine = Matrix3.Diagonal(new(0.7, 1.1, 1.3));
        Vector3D[] positions = [new(0.8, 0.1, -0.4), new(-0.9, 0.5, 0.3), new(0.1, -1.2, 0.2)];
        Orientation[] turns = [Tilt, Orientation.FromUniforms(0.8, 0.1, 0.5), Orientation.Identity];
        ScatteringTerm[] particles = [.. positions.Select((position, i) => new ScatteringTerm(Kernel, k * (turns[i].ToMatrix() * affine).Transpose, k * position))];
        float[] found = Intensities(particles, Wide);
        double peak = found.Max();
        for (int i = 0; i < found.Length; i++)
        {
            Vector3D e = 1 / Wide.WaveNumber * Wide.ScatteringVector(i % Size.Width, i / Size.Width);
            double re = 0, im = 0;
            foreach (ScatteringTerm particle in particles)
            {
                double f = Solid.FormFactor(particle.ToBody * e), phase = Vector3D.Dot(particle.Phase, e);
                re += f * Math.Cos(phase);
                im -= f * Math.Sin(phase);
            }

            Assert.AreEqual(Math.Sqrt((re * re + im * im) / peak), Math.Sqrt(found[i] / peak), 1e-5);
        }
    }

    [TestMethod]
    public void Intensities_AffineMap_IsThatOfTheMappedSolid()
    {
        const double k = 40;
        Matrix3 affine = Tilt.ToMatrix() * Matrix3.Diagonal(new(0.6, 1, 1.5));
        Polyhedron mapped = Polyhedron.FromVertices([.. Solid.Vertices.Select(vertex => affine * vertex)]);
        float[] byMap = Intensities([new(Kernel, k * affine.Transpose, default)], Wide);
        float[] bySolid = Intensities([new(new PolyhedronSingles(mapped.Tables), k * Matrix3.Identity, default)], Wide);
        // F_A(q) = |det A| F(A^T q).
        double determinant2 = affine.Determinant * affine.Determinant, peak = bySolid.Max();
        for (int i = 0; i < byMap.Length; i++)
            Assert.AreEqual(Math.Sqrt(bySolid[i] / peak), Math.Sqrt(determinant2 * byMap[i] / peak), 1e-5);
    }

    [TestMethod]
    public void Intensities_QuarterTurnAboutTheBeam_TurnsTheFrame()
    {
        const double k = 60;
        float[] before = Intensities(Pair(Tilt, k), Wide), after = Intensities(Pair(Orientation.AboutBeam(Math.PI / 2).After(Tilt), k), Wide);
        double peak = before.Max();
        for (int y = 0; y < Size.Height; y++)
        {
            // x goes to y, y to -x.
            for (int x = 0; x < Size.Width; x++)
                Assert.AreEqual(Math.Sqrt(before[y * Size.Width + x] / peak), Math.Sqrt(after[x * Size.Width + (Size.Width - 1 - y)] / peak), 1e-5);
        }
    }

    [TestMethod]
    public void Intensities_FlatEwaldSphere_HasFriedelsSymmetryAndACurvedOneHasNot()
    {
        DetectorGeometry flat = Wide with { Wavelength = 1e-13, PixelSize = 6.4e-8 };
        Assert.IsLessThan(1e-3, Asymmetry(Intensities(Pair(Tilt, 60e4), flat)));
        Assert.IsGreaterThan(0.02, Asymmetry(Intensities(Pair(Tilt, 60), Wide)));

        static double Asymmetry(float[] frame)
        {
            double difference = 0, sum = 0;
            for (int i = 0; i < frame.Length; i++)
            {
                difference += Math.Abs(Math.Sqrt(frame[i]) - Math.Sqrt(frame[^(i + 1)]));
                sum += Math.Sqrt(frame[i]);
            }

            return difference / sum;
        }
    }

    [TestMethod]
    [DataRow(4.0)]
    [DataRow(7.5)]
    public void Intensities_TwoParticlesAcrossTheBeam_HaveFringesOfTheirPeriod(double period)
    {
        DetectorGeometry detector = Wide with { Distance = 1 };
        double distance = detector.FringePeriod(1) / period, k = detector.WaveNumber * distance;
        // Lengths in units of the distance; the particles are small beside it.
        ScatteringTerm[] pair = [new(Kernel, 0.05 * k * Matrix3.Identity, k * new Vector3D(0.5, 0, 0)), new(Kernel, 0.05 * k * Matrix3.Identity, k * new Vector3D(-0.5, 0, 0))];
        float[] frame = Intensities(pair, detector);
        for (int x = 0; x < Size.Width; x++)
        {
            double cosine = Math.Cos(Math.PI * (x - 30) / period);
            double single = Solid.FormFactor(0.05 * distance * detector.ScatteringVector(x, 30));
            Assert.AreEqual(4 * single * single * cosine * cosine, frame[30 * Size.Width + x], 0.01 * frame[30 * Size.Width + 30]);
        }
    }

    [TestMethod]
    public void Intensities_ClusterMovedAsAWhole_StayTheSame()
    {
        const double k = 60;
        Vector3D shift = new(1.7, -0.6, 0.9);
        float[] here = Intensities(Pair(Tilt, k), Wide);
        float[] there = Intensities([.. Pair(Tilt, k).Select(particle => particle with { Phase = particle.Phase + k * shift })], Wide);
        double peak = here.Max();
        for (int i = 0; i < here.Length; i++)
            Assert.AreEqual(Math.Sqrt(here[i] / peak), Math.Sqrt(there[i] / peak), 2e-5);
    }

    [TestMethod]
    public void Intensities_Blur_MultipliesByTheGaussian()
    {
        const double k = 60, blur = 0.1 * k;
        float[] sharp = Intensities(Pair(Tilt, k), Wide), blurred = Intensities(Pair(Tilt, k), Wide, blur: blur);
        for (int i = 0; i < sharp.Length; i++)
        {
            double q = blur * Wide.ScatteringVector(i % Size.Width, i / Size.Width).Length / Wide.WaveNumber;
            Assert.AreEqual(sharp[i] * Math.Exp(-q * q), blurred[i], 1e-5 * sharp[i]);
        }
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
            var frame = new float[Size.PixelCount];
            ClusterScattering.Intensities<T>(Pair(Tilt, 60), 3, Wide, new ScatteringScratch(Size), frame);
            return frame;
        }
    }

    [TestMethod]
    public void Intensities_WrongDestination_Throws() => Assert.ThrowsExactly<ArgumentException>(() =>
        ClusterScattering.Intensities(Pair(Tilt, 60), 0, Wide, new ScatteringScratch(Size), new float[10]));

    private static ScatteringTerm[] Pair(Orientation orientation, double k)
    {
        Matrix3 turn = orientation.ToMatrix();
        return [new(Kernel, k * turn.Transpose, k * (turn * new Vector3D(0.6, 0.3, 0))), new(Kernel, k * (turn * Tilt.ToMatrix()).Transpose, k * (turn * new Vector3D(-0.6, -0.2, 0.4)))];
    }

    private static float[] Intensities(ScatteringTerm[] particles, DetectorGeometry detector, double blur = 0)
    {
        var frame = new float[detector.Size.PixelCount];
        ClusterScattering.Intensities(particles, blur, detector, new ScatteringScratch(detector.Size), frame);
        return frame;
    }
}
