namespace Xfel.ML.Tests.Evaluation;

[TestClass]
public sealed class RocCurveTests
{
    [TestMethod]
    public void Of_SeparatedClasses_HasAreaOne()
    {
        var roc = RocCurve.Of([0.9f, 0.8f, 0.2f, 0.1f], [true, true, false, false]);

        Assert.AreEqual(1, roc.Area, 1e-12);
        Assert.AreEqual(new RocPoint(double.PositiveInfinity, 0, 0), roc.Points[0]);
        Assert.AreEqual(1, roc.Points[^1].FalsePositiveRate);
        Assert.AreEqual(1, roc.Points[^1].TruePositiveRate);
    }

    [TestMethod]
    public void Of_AllTied_IsTheDiagonal()
    {
        var roc = RocCurve.Of([0.5f, 0.5f, 0.5f, 0.5f], [true, false, true, false]);

        Assert.AreEqual(0.5, roc.Area, 1e-12);
        Assert.HasCount(2, roc.Points);
    }

    [TestMethod]
    public void Of_RandomScores_AreaEqualsShareOfRightlyOrderedPairs()
    {
        var random = new Random(5);
        float[] scores = [.. Enumerable.Range(0, 200).Select(_ => random.Next(20) / 20f)];
        bool[] truth = [.. Enumerable.Range(0, 200).Select(_ => random.Next(3) == 0)];
        double pairs = 0, right = 0;
        for (int i = 0; i < 200; i++)
        {
            for (int j = 0; j < 200; j++)
            {
                if (!truth[i] || truth[j])
                    continue;
                pairs++;
                right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
            }
        }

        Assert.AreEqual(right / pairs, RocCurve.Of(scores, truth).Area, 1e-12);
    }
}
