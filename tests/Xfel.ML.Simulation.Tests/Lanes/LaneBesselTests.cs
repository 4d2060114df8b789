using System.Runtime.InteropServices;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class LaneBesselTests
{
    private static readonly float[] Arguments =
        [0, 1e-30f, 1e-7f, .. Enumerable.Range(0, 20_000).Select(i => i * 0.00173f), .. Enumerable.Range(0, 5000).Select(i => 30 + i * 0.731f), .. Enumerable.Range(-50, 100).Select(i => 3.5f + i * 2.4e-7f)];

    [TestMethod]
    public void BesselJ0_WholeRange_IsAccurateToSinglePrecision()
    {
        float[] found = Evaluate<Lanes8>();
        for (int i = 0; i < Arguments.Length; i++)
            Assert.AreEqual(Integral(Arguments[i]), found[i], 2.5e-7, $"J0({Arguments[i]})");
    }

    [TestMethod]
    public void BesselJ0_AnyLaneCount_GivesTheSameBits()
    {
        float[] one = Evaluate<Lanes1>();
        foreach (float[] other in new[] { Evaluate<Lanes4>(), Evaluate<Lanes8>(), Evaluate<Lanes16>() })
            Assert.IsTrue(MemoryMarshal.AsBytes<float>(one).SequenceEqual(MemoryMarshal.AsBytes<float>(other)));
    }

    private static float[] Evaluate<T>()
        where T : unmanaged, ILanes<T>
    {
        int count = (Arguments.Length + 15) & ~15;
        float[] padded = new float[count], values = new float[count];
        Arguments.CopyTo(padded, 0);
        for (int i = 0; i < count; i += T.Count)
        {
            T x = T.Load(in padded[i]), inverse = T.Broadcast(1f) / x;
            T.Store(LaneMath.BesselJ0(x, inverse, T.SquareRoot(inverse)), ref values[i]);
        }

        return values;
    }

    /// <summary>Bessel's own integral, the mean of cos(x sin(angle)), by more points than x has turns.</summary>
    private static double Integral(double x)
    {
        int points = 40 + (int)(0.6 * x);
        double sum = 0;
        for (int i = 0; i < points; i++)
            sum += Math.Cos(x * Math.Sin(Math.PI * (i + 0.25) / points));
        return sum / points;
    }
}
