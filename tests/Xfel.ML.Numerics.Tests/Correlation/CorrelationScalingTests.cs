namespace Xfel.ML.Numerics.Tests.Correlation;

[TestClass]
public sealed class CorrelationScalingTests
{
    [TestMethod]
    public void Log_LengthsUpTo256_EqualsPlainReferenceInDouble()
    {
        var random = new Random(6);
        for (int length = 1; length <= 256; length++)
        {
            float[] map = [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() - 0.4f) * MathF.Exp(random.Next(-9, 9)))];
            double[] magnitudes = [.. map.Select(value => Math.Abs((double)value)).Order()];
            double median = (magnitudes[(length - 1) / 2] + magnitudes[length / 2]) / 2;
            var scaled = new float[length];

            CorrelationScaling.Log(map, scaled);

            for (int i = 0; i < length; i++)
                Assert.AreEqual(Math.Sign(map[i]) * Math.Log(1 + (Math.Abs(map[i]) / median)), scaled[i], 1e-5);
            CorrelationScaling.Log(map, map);
            CollectionAssert.AreEqual(scaled, map, "in place");
        }
    }

    [TestMethod]
    public void Log_ZerosAndWhatIsNotFinite_AreLeftOutOfTheMedian()
    {
        var scaled = new float[7];
        CorrelationScaling.Log([0, 0, 0, 0, 2, -2, float.NaN], scaled);
        CollectionAssert.AreEqual(new[] { 0, 0, 0, 0, MathF.Log(2), -MathF.Log(2), 0 }, scaled);
        CorrelationScaling.Log([0, float.PositiveInfinity], scaled.AsSpan(0, 2));
        CollectionAssert.AreEqual(new float[2], scaled[..2]);
        CorrelationScaling.Log([], []);
        Assert.ThrowsExactly<ArgumentException>(() => CorrelationScaling.Log(new float[3], new float[2]));
    }
}
