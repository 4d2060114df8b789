namespace Xfel.ML.Tests.Evaluation;

[TestClass]
public sealed class ProportionTests
{
    private const double Z = 1.959963984540054;

    [TestMethod]
    [DataRow(1, 20)]
    [DataRow(13, 20)]
    [DataRow(440, 750)]
    [DataRow(3, 2000)]
    [DataRow(1, 2)]
    public void Interval_OfCounts_HoldsTheSharesThatTheCountsDoNotContradict(int count, int of)
    {
        var share = new Proportion(count, of);
        Assert.AreEqual((double)count / of, share.Rate);
        // Wilson's ends are the true shares x from which the found one is just 1.96 standard errors of x away.
        foreach (double x in new[] { share.Low, share.High })
            Assert.AreEqual(Z, Math.Abs(share.Rate - x) / Math.Sqrt(x * (1 - x) / of), 1e-9);
        Assert.IsLessThan(share.Rate, share.Low);
        Assert.IsGreaterThan(share.Rate, share.High);
    }

    [TestMethod]
    public void Interval_OfNoneAndOfAll_EndsAt0And1()
    {
        var none = new Proportion(0, 750);
        Assert.AreEqual((0.0, 0.0), (none.Rate, none.Low));
        Assert.AreEqual(Z * Z / (750 + Z * Z), none.High, 1e-15);
        var all = new Proportion(750, 750);
        Assert.AreEqual((1.0, 1.0), (all.Rate, all.High));
        Assert.AreEqual(750 / (750 + Z * Z), all.Low, 1e-15);
    }

    [TestMethod]
    public void Interval_OfNoFrames_IsEverything()
    {
        var share = new Proportion(0, 0);
        Assert.AreEqual((0.0, 0.0, 1.0), (share.Rate, share.Low, share.High));
    }

    [TestMethod]
    [DataRow(-1, 5)]
    [DataRow(6, 5)]
    [DataRow(0, -1)]
    public void Proportion_OfImpossibleCounts_IsRefused(int count, int of) => Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(count, of));
}
