namespace Xfel.ML.Numerics.Tests.Polar;

[TestClass]
public sealed class PolarRingsTests
{
    [TestMethod]
    [DataRow(PolarFill.RingMean, 2f, 0f)]
    [DataRow(PolarFill.Zero, 0f, 0f)]
    [DataRow(PolarFill.NaN, float.NaN, float.NaN)]
    public void FillBad_RingsWithGoodSamplesAndWithout_AreFilled(PolarFill fill, float some, float none)
    {
        float[] map = [1, float.NaN, 3, float.NaN, float.PositiveInfinity, float.NaN, 7, 8, 9];
        PolarRings.FillBad(map, 3, fill);
        CollectionAssert.AreEqual(new[] { 1, some, 3, none, none, none, 7, 8, 9 }, map);
    }

    [TestMethod]
    public void FillBad_BadArguments_AreRefused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => PolarRings.FillBad(new float[7], 3, PolarFill.Zero));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PolarRings.FillBad(new float[6], 0, PolarFill.Zero));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PolarRings.FillBad(new float[6], 3, (PolarFill)3));
        PolarRings.FillBad([], 3, PolarFill.Zero);
    }
}
