namespace Xfel.ML.Numerics.Tests.Activations;

[TestClass]
public sealed class FrameActivationTests
{
    [TestMethod]
    [DataRow(0.2f)]
    [DataRow(1f)]
    [DataRow(3.75f)]
    public void Log_LengthsUpTo256_EqualsPlainReferenceInDouble(float alpha)
    {
        var random = new Random(2);
        for (int length = 0; length <= 256; length++)
        {
            float[] frame = [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() - 0.3f) * MathF.Exp(random.Next(-20, 20)))];
            var mapped = new float[length];
            FrameActivation.Log(frame, alpha, mapped);
            for (int i = 0; i < length; i++)
                Assert.AreEqual(Reference(frame[i], alpha), mapped[i], 2e-6 * alpha + 1e-6 * Math.Abs(mapped[i]), $"{frame[i]}");
            FrameActivation.Log(frame, alpha, frame);
            CollectionAssert.AreEqual(mapped, frame, "in place");
        }
    }

    [TestMethod]
    public void Log_LongFrame_EqualsPlainReferenceAtEveryPixel()
    {
        float[] frame = [.. Enumerable.Range(0, 5000).Select(i => (i - 2000) * 1.5f)], mapped = new float[5000];
        FrameActivation.Log(frame, 0.2f, mapped);
        for (int i = 0; i < frame.Length; i++)
            Assert.AreEqual(Reference(frame[i], 0.2f), mapped[i], 2e-6);
    }

    /// <summary>h at chosen values, by NumPy 1.24 in long double: sign(x) * a * (log(abs(x) + exp(-1)) + 1), a = 0.2.</summary>
    [TestMethod]
    [DataRow(1f, 0.26265234)]
    [DataRow(-1f, -0.26265234)]
    [DataRow(0.001f, 0.00054291882)]
    [DataRow(65535f, 2.4180690)]
    [DataRow(-12.5f, -0.71094685)]
    public void Log_KnownValues_AreThoseOfThePaper(float x, double expected)
    {
        Span<float> value = [x];
        FrameActivation.Log(value, 0.2f, value);
        Assert.AreEqual(expected, value[0], 3e-7);
    }

    [TestMethod]
    public void Log_ZeroAndWhatIsNotFinite_StayWhatTheyAre()
    {
        float[] frame = [0, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity], mapped = new float[5];
        FrameActivation.Log(frame, 0.7f, mapped);
        CollectionAssert.AreEqual(frame.Select(BitConverter.SingleToInt32Bits).Where((_, i) => i != 2).ToArray(), mapped.Select(BitConverter.SingleToInt32Bits).Where((_, i) => i != 2).ToArray());
        Assert.IsTrue(float.IsNaN(mapped[2]));
    }

    [TestMethod]
    public void Log_BadArguments_AreRefused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => FrameActivation.Log(new float[3], 0.2f, new float[2]));
        foreach (float alpha in new[] { 0, -1, float.NaN, float.PositiveInfinity })
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => FrameActivation.Log(new float[3], alpha, new float[3]));
    }

    private static double Reference(double x, double alpha) => x == 0 ? 0 : Math.Sign(x) * alpha * (Math.Log(Math.Abs(x) + Math.Exp(-1)) + 1);
}
