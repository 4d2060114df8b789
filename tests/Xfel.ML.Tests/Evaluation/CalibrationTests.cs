namespace Xfel.ML.Tests.Evaluation;

[TestClass]
public sealed class CalibrationTests
{
    [TestMethod]
    public void Of_HandMadeProbabilities_FallIntoTheirBins()
    {
        // 0 and 0.25 on edges, 1 in the last bin.
        Calibration found = Calibration.Of([0, 0.25f, 0.3f, 0.3f, 1], [false, true, false, true, true], bins: 4)!;
        CollectionAssert.AreEqual(new[] { 1, 3, 0, 1 }, found.Bins.Select(bin => bin.Count).ToArray());
        Assert.AreEqual((0.25, 0.5), (found.Bins[1].Low, found.Bins[1].High));
        Assert.AreEqual(0.85 / 3, found.Bins[1].Predicted, 1e-7);
        Assert.AreEqual(2 / 3.0, found.Bins[1].Observed, 1e-15);
        Assert.AreEqual((0.0, 0.0), (found.Bins[2].Predicted, found.Bins[2].Observed));
        Assert.AreEqual((2 - 0.85) / 5, found.ExpectedError, 1e-7);
        Assert.AreEqual((0.75 * 0.75 + 0.3 * 0.3 + 0.7 * 0.7) / 5, found.Brier, 1e-7);
    }

    [TestMethod]
    public void Of_OutcomesDrawnWithTheirProbabilities_HasLittleError()
    {
        var random = new Random(8);
        float[] probabilities = [.. Enumerable.Range(0, 20000).Select(_ => random.NextSingle())];
        bool[] outcomes = [.. probabilities.Select(probability => random.NextSingle() < probability)];
        Assert.IsLessThan(0.015, Calibration.Of(probabilities, outcomes)!.ExpectedError);
        // One who says 0 or 1 for what is 0.2 likely is off by 0.2 on average.
        Assert.AreEqual(0.25, Calibration.Of([.. probabilities.Select(probability => MathF.Round(probability))], outcomes)!.ExpectedError, 0.01);
    }

    [TestMethod]
    [DataRow(-0.01f)]
    [DataRow(1.1f)]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    public void Of_ScoreThatIsNoProbability_IsNull(float score) => Assert.IsNull(Calibration.Of([0.5f, score], [true, false]));

    [TestMethod]
    public void Of_OneThatRoundingLeftAboveOne_IsInTheLastBin() => Assert.AreEqual(1, Calibration.Of([1.0000001f], [true])!.Bins[9].Count);

    [TestMethod]
    public void Of_Nothing_HasNoError()
    {
        Calibration none = Calibration.Of([], [])!;
        Assert.AreEqual((0.0, 0.0), (none.ExpectedError, none.Brier));
        Assert.HasCount(10, none.Bins);
    }

    [TestMethod]
    public void Of_MismatchedInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Calibration.Of([0.5f], []));
        Assert.Throws<ArgumentException>(() => Calibration.Of([0.5f], [true], bins: 0));
    }
}
