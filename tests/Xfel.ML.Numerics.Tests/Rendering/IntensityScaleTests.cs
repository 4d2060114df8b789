namespace Xfel.ML.Numerics.Tests.Rendering;

[TestClass]
public sealed class IntensityScaleTests
{
    private static readonly float[] Special =
        [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -1, -0f, 0, float.Epsilon, float.MaxValue, float.MinValue, 1, 2, 5, 9.99f, 10, 10.01f];

    [TestMethod]
    public void Render_SpecialValues_FollowsTheDefinition()
    {
        var grey = new byte[Special.Length];
        IntensityScale.Render(Special, 10, grey);
        CollectionAssert.AreEqual(new byte[] { 0, 255, 0, 0, 0, 0, 0, 255, 0, 26, 51, 128, 255, 255, 255 }, grey);
    }

    [TestMethod]
    public void Render_LengthsUpTo256_EqualsPlainReferenceInDouble()
    {
        var random = new Random(7);
        foreach (float scale in (ReadOnlySpan<float>)[1, 2, 5, 10, 20, 50, 100, 1000])
        {
            for (int length = 0; length <= 256; length++)
            {
                // Multiples of 1/1024 up to 16 bits: 255 I is exact in single precision, so only the quotient is rounded.
                float[] values = [.. Enumerable.Range(0, length).Select(_ => (random.Next(1 << 16) - 2048) / 1024f * scale / 50)];
                var grey = new byte[length];
                IntensityScale.Render(values, scale, grey);
                for (int i = 0; i < length; i++)
                {
                    double exact = 255 * Math.Clamp((double)values[i], 0, scale) / scale + 0.5;
                    if (Math.Abs(exact - Math.Round(exact)) > 1e-4)
                        Assert.AreEqual((byte)Math.Floor(exact), grey[i], $"{values[i]} at scale {scale}");
                    Assert.AreEqual(IntensityScale.Grey(values[i], scale), grey[i], "the vector and the scalar form differ");
                }
            }
        }
    }

    [TestMethod]
    public void Render_SpecialValuesInEveryLane_VectorEqualsScalar()
    {
        for (int shift = 0; shift < Special.Length; shift++)
        {
            float[] values = [.. Enumerable.Range(0, 67).Select(i => Special[(i + shift) % Special.Length])];
            foreach (float scale in (ReadOnlySpan<float>)[float.Epsilon, 1e-30f, 10, 1e38f, float.MaxValue])
            {
                var grey = new byte[values.Length];
                IntensityScale.Render(values, scale, grey);
                for (int i = 0; i < values.Length; i++)
                    Assert.AreEqual(IntensityScale.Grey(values[i], scale), grey[i], $"{values[i]} at scale {scale}");
            }
        }
    }

    [TestMethod]
    [DataRow(0f)]
    [DataRow(-1f)]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    public void Render_ScaleIsNotPositive_Throws(float scale)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => IntensityScale.Render(new float[1], scale, new byte[1]));
        StringAssert.Contains(error.Message, "it must be finite and positive");
    }

    [TestMethod]
    public void Render_LengthsDiffer_Throws() =>
        Assert.ThrowsExactly<ArgumentException>(() => IntensityScale.Render(new float[2], 10, new byte[3]));
}
