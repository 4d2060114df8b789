using System.Runtime.InteropServices;

namespace Xfel.ML.Simulation.Tests;

[TestClass]
public sealed class LaneMathTests
{
    private static readonly float[] Arguments = [.. Enumerable.Range(-8000, 16000).Select(i => i * 0.0371f), .. Enumerable.Range(-800, 1600).Select(i => i * 50.31f), 0f, -0f, 1e-30f, 1e-7f];

    [TestMethod]
    public void SinCos_ManyArguments_IsAccurateToSinglePrecision()
    {
        (float[] sin, float[] cos) = SinCos<Lanes8>(Arguments);
        for (int i = 0; i < Arguments.Length; i++)
        {
            Assert.AreEqual(Math.Sin(Arguments[i]), sin[i], 1.5e-7, $"sin {Arguments[i]}");
            Assert.AreEqual(Math.Cos(Arguments[i]), cos[i], 1.5e-7, $"cos {Arguments[i]}");
        }
    }

    [TestMethod]
    public void SinCos_AnyLaneCount_GivesTheSameBits()
    {
        (float[] sin, float[] cos) = SinCos<Lanes1>(Arguments);
        foreach ((float[] Sin, float[] Cos) other in new[] { SinCos<Lanes4>(Arguments), SinCos<Lanes8>(Arguments), SinCos<Lanes16>(Arguments) })
        {
            Assert.IsTrue(MemoryMarshal.AsBytes<float>(sin).SequenceEqual(MemoryMarshal.AsBytes<float>(other.Sin)));
            Assert.IsTrue(MemoryMarshal.AsBytes<float>(cos).SequenceEqual(MemoryMarshal.AsBytes<float>(other.Cos)));
        }
    }

    [TestMethod]
    public void SincSeries_UpToOne_IsAccurateToSinglePrecision()
    {
        for (int i = 1; i <= 1000; i++)
        {
            float x = i / 1000f, value = 0;
            Lanes1.Store(LaneMath.SincSeries(Lanes1.Broadcast(x * x)), ref value);
            Assert.AreEqual(Math.Sin(x) / x, value, 1.5e-7);
        }
    }

    private static (float[] Sin, float[] Cos) SinCos<T>(float[] arguments)
        where T : unmanaged, ILanes<T>
    {
        int count = (arguments.Length + 15) & ~15;
        float[] padded = new float[count], sin = new float[count], cos = new float[count];
        arguments.CopyTo(padded, 0);
        for (int i = 0; i < count; i += T.Count)
        {
            LaneMath.SinCos(T.Load(in padded[i]), out T s, out T c);
            T.Store(s, ref sin[i]);
            T.Store(c, ref cos[i]);
        }

        return (sin, cos);
    }
}
