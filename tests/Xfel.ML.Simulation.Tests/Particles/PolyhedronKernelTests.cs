using System.Runtime.InteropServices;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class PolyhedronKernelTests
{
    /// <summary>Of F(0).</summary>
    private const double Tolerance = 2e-6;

    public static IEnumerable<object[]> Kinds => PolyhedronTests.Kinds;

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Evaluate_RandomVectors_EqualsDoublePrecision(SolidKind kind)
    {
        Polyhedron solid = Polyhedron.Of(kind);
        AssertClose(solid, [.. WaveVectors.Random(11, 10_000, 1e-6, 500)]);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Evaluate_SingularDirections_EqualsDoublePrecision(SolidKind kind)
    {
        Polyhedron solid = Polyhedron.Of(kind);
        AssertClose(solid, [default, .. WaveVectors.Singular(solid, 12, 1e-3, 1), .. WaveVectors.Singular(solid, 13, 1, 300)]);
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Evaluate_AnyLaneCount_GivesTheSameBits(SolidKind kind)
    {
        Polyhedron solid = Polyhedron.Of(kind);
        Vector3D[] q = [.. WaveVectors.Random(14, 500, 1e-6, 500), .. WaveVectors.Singular(solid, 15, 0.1, 100)];
        float[] one = Evaluate<Lanes1>(solid, q);
        AssertSameBits(one, Evaluate<Lanes4>(solid, q));
        AssertSameBits(one, Evaluate<Lanes8>(solid, q));
        AssertSameBits(one, Evaluate<Lanes16>(solid, q));
    }

    [TestMethod]
    public void Evaluate_WrongLengths_Throws() => Assert.ThrowsExactly<ArgumentException>(() =>
        PolyhedronKernel.Evaluate<Lanes4>(Polyhedron.Of(SolidKind.Octahedron).SinglePrecision, Matrix3.Identity, new float[8], new float[8], new float[8], new float[4]));

    private static void AssertClose(Polyhedron solid, Vector3D[] q)
    {
        float[] values = Evaluate<Lanes8>(solid, q);
        for (int i = 0; i < q.Length; i++)
        {
            // The kernel's q is single precision: so is the reference's.
            double expected = solid.FormFactor(new((float)q[i].X, (float)q[i].Y, (float)q[i].Z));
            Assert.AreEqual(expected, values[i], Tolerance * solid.Volume, $"q = {q[i]}");
        }
    }

    private static float[] Evaluate<T>(Polyhedron solid, Vector3D[] q)
        where T : unmanaged, ILanes<T>
    {
        int count = (q.Length + 15) & ~15;
        var x = new float[count];
        var y = new float[count];
        var z = new float[count];
        for (int i = 0; i < q.Length; i++)
            (x[i], y[i], z[i]) = ((float)q[i].X, (float)q[i].Y, (float)q[i].Z);
        var values = new float[count];
        PolyhedronKernel.Evaluate<T>(solid.SinglePrecision, Matrix3.Identity, x, y, z, values);
        return values;
    }

    private static void AssertSameBits(float[] expected, float[] actual) =>
        Assert.IsTrue(MemoryMarshal.AsBytes<float>(expected).SequenceEqual(MemoryMarshal.AsBytes<float>(actual)));
}
