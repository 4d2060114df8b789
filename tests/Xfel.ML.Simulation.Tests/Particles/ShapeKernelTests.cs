using System.Runtime.InteropServices;

namespace Xfel.ML.Simulation.Tests;

/// <summary>The single-precision paths of the smooth shapes against their double-precision form factors.</summary>
[TestClass]
public sealed class ShapeKernelTests
{
    /// <summary>Of F(0).</summary>
    private const double Tolerance = 2e-6;

    public static IEnumerable<object[]> Names => ShapeSamples.Smooth.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Terms_RandomVectors_EqualDoublePrecision(string name)
    {
        Particle shape = ShapeSamples.Smooth[name];
        Vector3D[] q = [default, .. WaveVectors.Random(31, 5000, 1e-6, 300), .. AlongAndAcross(32)];
        float[] values = Evaluate<Lanes8>(shape, q);
        for (int i = 0; i < q.Length; i++)
            Assert.AreEqual(shape.Amplitude(q[i]).Real, values[i] * shape.Volume, Tolerance * shape.Volume, $"q = {q[i]}");
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Terms_AnyLaneCount_GiveTheSameBits(string name)
    {
        Particle shape = ShapeSamples.Smooth[name];
        Vector3D[] q = [default, .. WaveVectors.Random(33, 700, 1e-6, 300), .. AlongAndAcross(34)];
        float[] one = Evaluate<Lanes1>(shape, q);
        foreach (float[] other in new[] { Evaluate<Lanes4>(shape, q), Evaluate<Lanes8>(shape, q), Evaluate<Lanes16>(shape, q) })
            Assert.IsTrue(MemoryMarshal.AsBytes<float>(one).SequenceEqual(MemoryMarshal.AsBytes<float>(other)));
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Terms_WrongLengths_Throw(string name)
    {
        ScatteringTerm term = Terms(ShapeSamples.Smooth[name]).Terms[0];
        Assert.ThrowsExactly<ArgumentException>(() => term.FormFactor.Evaluate<Lanes4>(Matrix3.Identity, new float[8], new float[8], new float[8], new float[4], []));
    }

    /// <summary>On and near the axis and the plane across it, where the parts of q vanish.</summary>
    private static IEnumerable<Vector3D> AlongAndAcross(int seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Model, 0);
        foreach (double off in (double[])[0, 1e-30, 1e-20, 1e-14, 1e-8, 1e-5, 1e-3, 0.1])
        {
            foreach (Vector3D axis in (Vector3D[])[new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), new(0, 0, -1), new(0.6, -0.8, 0)])
            {
                for (int i = 0; i < 20; i++)
                    yield return random.NextLogUniform(0.01, 300) * (axis + off * random.NextDirection());
            }
        }
    }

    private static ScatteringTerms Terms(Particle shape)
    {
        var terms = new ScatteringTerms(1, Math.Cbrt(shape.Volume), 300);
        shape.AddTerms(terms, Placement.Own);
        return terms;
    }

    private static float[] Evaluate<T>(Particle shape, Vector3D[] q)
        where T : unmanaged, ILanes<T>
    {
        int count = (q.Length + 15) & ~15;
        float[] x = new float[count], y = new float[count], z = new float[count], values = new float[count];
        for (int i = 0; i < q.Length; i++)
        {
            q[i] = new((float)q[i].X, (float)q[i].Y, (float)q[i].Z);
            (x[i], y[i], z[i]) = ((float)q[i].X, (float)q[i].Y, (float)q[i].Z);
        }

        ScatteringTerm term = Terms(shape).Terms.Single();
        term.FormFactor.Evaluate<T>(term.ToBody, x, y, z, values, []);
        return [.. values.Select(value => term.Weight * value)];
    }
}
