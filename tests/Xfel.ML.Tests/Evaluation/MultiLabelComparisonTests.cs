namespace Xfel.ML.Tests.Evaluation;

[TestClass]
public sealed class MultiLabelComparisonTests
{
    private static readonly BootstrapOptions Options = new() { Resamples = 200, Confidence = 0.9, Seed = 4 };
    private static readonly LabelledScores Weak = LabelledScores.Draw(90, 3, seed: 1, knowledge: 0.3);
    private static readonly LabelledScores Strong = Weak.Again(seed: 2, knowledge: 0.45);

    [TestMethod]
    public void Of_TwoScoresOfTheSameFrames_EqualsAPlainPairedBootstrap()
    {
        var found = MultiLabelComparison.Of(Weak.Judge(), Strong.Judge(), Options);
        (MultiLabelMetrics First, MultiLabelMetrics Second)[] resampled = [.. BootstrapTests.Resamples(90, Options).Select(frames => (Weak.Take(frames).Judge(), Strong.Take(frames).Judge()))];
        BootstrapTests.AreEqual(found.Second.Accuracy - found.First.Accuracy, resampled, pair => pair.Second.Accuracy - pair.First.Accuracy, found.Differences.Accuracy);
        BootstrapTests.AreEqual(found.Second.F1 - found.First.F1, resampled, pair => pair.Second.F1 - pair.First.F1, found.Differences.F1);
        BootstrapTests.AreEqual(found.Second.MacroF1 - found.First.MacroF1, resampled, pair => pair.Second.MacroF1 - pair.First.MacroF1, found.Differences.MacroF1);
        BootstrapTests.AreEqual(found.Second.SubsetAccuracy - found.First.SubsetAccuracy, resampled, pair => pair.Second.SubsetAccuracy - pair.First.SubsetAccuracy, found.Differences.SubsetAccuracy);
        BootstrapTests.AreEqual(found.Second.Labels[2].F1 - found.First.Labels[2].F1, resampled, pair => pair.Second.Labels[2].F1 - pair.First.Labels[2].F1, found.Labels[2].F1);
        Assert.IsGreaterThan(0, found.Differences.F1.Low);
    }

    [TestMethod]
    public void Of_TheSameScores_IsNoDifferenceAtAll()
    {
        var found = MultiLabelComparison.Of(Weak.Judge(), Weak.Judge());
        Assert.AreEqual(default, found.Differences.F1);
        Assert.AreEqual(default, found.Labels[0].Precision);
        Assert.AreEqual(new IntervalBasis(0.95, 1000, 90, false, 1), found.IntervalBasis);
    }

    [TestMethod]
    public void Of_OtherThresholds_KeepsThoseOfEach()
    {
        MultiLabelMetrics tuned = MultiLabelMetrics.Of(Weak.Names, Weak.Truth, Weak.Scores, new MultiLabelOptions { Thresholds = [0.4f, 0.4f, 0.4f] });
        var found = MultiLabelComparison.Of(Weak.Judge(), tuned, Options);
        Assert.AreEqual(tuned.Recall - found.First.Recall, found.Differences.Recall.Value, 1e-15);
        Assert.AreNotEqual(0, found.Differences.Recall.Value);
    }

    [TestMethod]
    public void Of_WhatCannotBeCompared_SaysWhy()
    {
        MultiLabelMetrics weak = Weak.Judge();
        StringAssert.Contains(Fault(Weak.Take([.. Enumerable.Range(0, 89)]).Judge()), "(90 and 89)");
        StringAssert.Contains(Fault((Weak with { Truth = LabelledScores.Draw(90, 3, seed: 3).Truth }).Judge()), "true");
        StringAssert.Contains(Fault((Weak with { Names = ["label 0", "label 2", "label 1"] }).Judge()), "labels");
        StringAssert.Contains(Fault(weak, Options with { Resamples = 0 }), "resamples");
        StringAssert.Contains(Fault(weak, Options with { Groups = [1] }), "Groups has 1");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => MultiLabelComparison.Of(Weak.Take([0]).Judge(), Weak.Take([0]).Judge())).Message, "two frames");

        string Fault(MultiLabelMetrics other, BootstrapOptions? options = null) => Assert.ThrowsExactly<ArgumentException>(() => MultiLabelComparison.Of(weak, other, options)).Message;
    }
}
