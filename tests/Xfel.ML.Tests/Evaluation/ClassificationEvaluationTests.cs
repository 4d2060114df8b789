namespace Xfel.ML.Tests.Evaluation;

[TestClass]
public sealed class ClassificationEvaluationTests
{
    [TestMethod]
    public void Of_Binary_PrecisionAndRecallAreThePositiveClasses()
    {
        // 3 true positives, 1 missed, 2 false alarms, 4 true negatives
        int[] truth = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0];
        int[] predicted = [1, 1, 1, 0, 1, 1, 0, 0, 0, 0];

        var evaluation = ClassificationEvaluation.Of(["not single", "single"], truth, predicted, badFrames: 2);

        Assert.AreEqual(0.7, evaluation.Accuracy, 1e-12);
        Assert.AreEqual(3 / 5.0, evaluation.Precision, 1e-12);
        Assert.AreEqual(3 / 4.0, evaluation.Recall, 1e-12);
        CollectionAssert.AreEqual(new[] { 4, 2 }, evaluation.Confusion[0].ToArray());
        CollectionAssert.AreEqual(new[] { 1, 3 }, evaluation.Confusion[1].ToArray());
        Assert.AreEqual(2, evaluation.BadFrames);
        Assert.AreEqual(10, evaluation.Frames);
        Assert.AreEqual(4, evaluation.PerClass[1].Frames);
    }

    [TestMethod]
    public void Of_ThreeClasses_PrecisionAndRecallAreMeans()
    {
        var evaluation = ClassificationEvaluation.Of(["a", "b", "c"], [0, 0, 1, 1, 2], [0, 1, 1, 1, 0]);

        Assert.AreEqual((0.5 + 2 / 3.0 + 0) / 3, evaluation.Precision, 1e-12);
        Assert.AreEqual((0.5 + 1 + 0) / 3, evaluation.Recall, 1e-12);
    }

    [TestMethod]
    public void OfMultiLabel_DecisionsOfAllClasses_CountTogether()
    {
        bool[][] truth = [[true, false, true], [false, false, true]], predicted = [[true, true, false], [false, false, true]];

        var evaluation = ClassificationEvaluation.OfMultiLabel(["a", "b", "c"], truth, predicted);

        Assert.IsTrue(evaluation.IsMultiLabel);
        Assert.AreEqual(4 / 6.0, evaluation.Accuracy, 1e-12);
        Assert.AreEqual(2 / 3.0, evaluation.Precision, 1e-12);
        Assert.AreEqual(2 / 3.0, evaluation.Recall, 1e-12);
        Assert.AreEqual(0.5, evaluation.PerClass[2].Recall, 1e-12);
        CollectionAssert.AreEqual(new[] { 0, 0, 1, 1 }, evaluation.Confusion[2].ToArray());
        Assert.AreEqual(2, evaluation.Frames);
    }

    [TestMethod]
    public void Of_NothingPredictedPositive_PrecisionIsZeroNotNaN()
    {
        var evaluation = ClassificationEvaluation.Of(["no", "yes"], [0, 1], [0, 0]);

        Assert.AreEqual(0, evaluation.Precision);
        Assert.AreEqual(0, evaluation.PerClass[1].F1);
    }
}
