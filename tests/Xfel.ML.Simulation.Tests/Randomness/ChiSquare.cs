namespace Xfel.ML.Simulation.Tests;

/// <summary>The chi-square test of counts against expectations, with fixed seeds: a result above the limit is a fault, not bad luck.</summary>
internal static class ChiSquare
{
    /// <summary>Asserts that the statistic lies within five standard deviations of its mean; cells expecting fewer than five are merged.</summary>
    public static void AssertFits(IReadOnlyList<double> expected, IReadOnlyList<long> found, string what)
    {
        double statistic = 0, expectedRest = 0, foundRest = 0;
        int cells = 0;
        for (int i = 0; i < expected.Count; i++)
        {
            expectedRest += expected[i];
            foundRest += found[i];
            if (expectedRest < 5)
                continue;
            statistic += (foundRest - expectedRest) * (foundRest - expectedRest) / expectedRest;
            (expectedRest, foundRest) = (0, 0);
            cells++;
        }

        double freedom = cells - 1;
        Assert.IsGreaterThan(0, freedom, what);
        Assert.IsLessThan(freedom + 5 * Math.Sqrt(2 * freedom), statistic, $"{what}: chi-square {statistic} of {freedom} degrees of freedom");
        Assert.IsGreaterThan(freedom - 5 * Math.Sqrt(2 * freedom), statistic, $"{what}: chi-square {statistic} of {freedom} degrees of freedom");
        Assert.IsLessThan(5 + 5 * Math.Sqrt(expectedRest + 1), foundRest, $"{what}: {foundRest} in cells that expect {expectedRest}");
    }
}
