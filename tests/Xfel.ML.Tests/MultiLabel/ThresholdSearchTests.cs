using Xfel.ML.Internals;

namespace Xfel.ML.Tests.MultiLabel;

[TestClass]
public sealed class ThresholdSearchTests
{
    [TestMethod]
    public void Best_RandomScores_HasTheF1OfTheBestOfAllThresholds()
    {
        var random = new Random(8);
        for (int trial = 0; trial < 300; trial++)
        {
            int count = random.Next(1, 30);
            // Few different values, so that many are equal.
            float[] scores = [.. Enumerable.Range(0, count).Select(_ => random.Next(12) / 11f)];
            bool[] truth = [.. Enumerable.Range(0, count).Select(_ => random.Next(3) == 0)];
            if (!truth.Any(has => has))
                continue;

            float found = ThresholdSearch.Best([.. scores], [.. truth], 0.5f);

            double best = Enumerable.Range(0, 24).Max(step => F1(scores, truth, step / 22f));
            Assert.AreEqual(best, F1(scores, truth, found), 1e-12);
        }
    }

    [TestMethod]
    public void Best_SeparableScores_LiesHalfwayBetweenThem() =>
        Assert.AreEqual(0.5f, ThresholdSearch.Best([0.2f, 0.8f, 0.1f, 0.9f], [false, true, false, true], 0.3f), 1e-6f);

    [TestMethod]
    public void Best_NoRowWithTheLabel_KeepsTheThreshold() => Assert.AreEqual(0.3f, ThresholdSearch.Best([0.2f, 0.8f], [false, false], 0.3f));

    [TestMethod]
    public void Best_EqualF1_IsTheThresholdNearestToAHalf()
    {
        // Calling the upper two, the upper five or all eight has an F1 of 2/3, each.
        float[] scores = [0.08f, 0.09f, 0.1f, 0.18f, 0.19f, 0.2f, 0.8f, 0.9f];
        bool[] truth = [true, false, false, true, false, false, true, true];
        foreach (float threshold in new[] { 0.5f, 0.15f, 0.01f })
            Assert.AreEqual(2 / 3.0, F1(scores, truth, threshold), 1e-12);

        Assert.AreEqual(0.5f, ThresholdSearch.Best(scores, truth, 0.1f), 1e-6f);
    }

    [TestMethod]
    public void Best_NeighbouringFloats_AreStillDivided()
    {
        float upper = MathF.BitIncrement(0.5f);

        float found = ThresholdSearch.Best([0.5f, upper], [false, true], 0.5f);

        Assert.AreEqual(upper, found);
    }

    [TestMethod]
    public void Best_AllScoresZero_CallsThemAll() => Assert.AreEqual(0, ThresholdSearch.Best([0, 0], [true, false], 0.5f));

    private static double F1(float[] scores, bool[] truth, float threshold)
    {
        int right = scores.Where((score, i) => truth[i] && score >= threshold).Count(), called = scores.Count(score => score >= threshold), actual = truth.Count(has => has);
        return called + actual == 0 ? 0 : 2.0 * right / (called + actual);
    }
}
