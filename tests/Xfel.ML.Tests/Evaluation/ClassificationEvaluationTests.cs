using System.Text.Json;

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
        bool[][] truth = [[true, false, true], [false, false, true]];
        float[][] scores = [[1, 1, 0], [0, 0, 1]];

        var evaluation = ClassificationEvaluation.OfMultiLabel(MultiLabelMetrics.Of(["a", "b", "c"], truth, scores), badFrames: 3);

        Assert.IsTrue(evaluation.IsMultiLabel);
        Assert.AreEqual(4 / 6.0, evaluation.Accuracy, 1e-12);
        Assert.AreEqual(2 / 3.0, evaluation.Precision, 1e-12);
        Assert.AreEqual(2 / 3.0, evaluation.Recall, 1e-12);
        Assert.AreEqual(0.5, evaluation.PerClass[2].Recall, 1e-12);
        CollectionAssert.AreEqual(new[] { 0, 0, 1, 1 }, evaluation.Confusion[2].ToArray());
        Assert.AreEqual((2, 3), (evaluation.Frames, evaluation.BadFrames));
        Assert.AreEqual(evaluation.F1, evaluation.Intervals!.F1.Value);
        Assert.AreEqual(0.5, evaluation.PerClass[2].Intervals!.Recall.Value);
        Assert.IsNull(evaluation.Kappa);
    }

    [TestMethod]
    [DataRow("fourClasses")]
    [DataRow("twoClasses")]
    public void Of_ManyDecisions_EqualsScikitLearn(string set)
    {
        JsonElement golden = ScikitLearn.Of(set);
        float[][] probabilities = golden.FloatRows("probabilities");
        string[] classes = [.. probabilities[0].Select((_, i) => $"class {i}")];
        var evaluation = ClassificationEvaluation.Of(classes, golden.Integers("truth"), golden.Integers("predicted"), probabilities: probabilities);

        (string Name, double Value)[] figures =
        [
            ("accuracy", evaluation.Accuracy), ("precision", evaluation.Precision), ("recall", evaluation.Recall), ("f1", evaluation.F1), ("kappa", evaluation.Kappa!.Value),
            ("matthews", evaluation.Matthews), ("logLoss", evaluation.LogLoss!.Value), ("expectedError", evaluation.Calibration!.ExpectedError),
        ];
        foreach ((string name, double value) in figures)
            Assert.AreEqual(golden.Figure(name), value, 1e-6, name);
        foreach ((float expected, ClassMetrics found) in golden.Floats("perClassF1").Zip(evaluation.PerClass))
            Assert.AreEqual(expected, found.F1, 1e-6, found.Class);
        foreach ((float[] expected, IReadOnlyList<int> found) in golden.FloatRows("confusion").Zip(evaluation.Confusion))
            CollectionAssert.AreEqual(expected, found.Select(count => (float)count).ToArray());
    }

    [TestMethod]
    public void Of_ImpossibleInput_NamesTheFrame()
    {
        Assert.Throws<ArgumentException>(() => ClassificationEvaluation.Of([], [], []));
        Assert.Throws<ArgumentException>(() => ClassificationEvaluation.Of(["a", "b"], [0, 1], [0]));
        StringAssert.Contains(Fault([0, -1], [0, 1]), "frame 1 is of class -1");
        StringAssert.Contains(Fault([0, 1], [2, 1]), "frame 0 is of class 0, decided as class 2");
        StringAssert.Contains(Fault([0, 1], [0, 1], [[1, 0], [float.NaN, 1]]), "frame 1");
        StringAssert.Contains(Fault([0, 1], [0, 1], [[1, 0], [0.5f, 1.5f]]), "frame 1");
        StringAssert.Contains(Fault([0, 1], [0, 1], [[1], [0, 1]]), "frame 0");
        Assert.Throws<ArgumentException>(() => ClassificationEvaluation.Of(["a", "b"], [0, 1], [0, 1], probabilities: [[1, 0]]));

        static string Fault(int[] truth, int[] predicted, float[][]? probabilities = null) =>
            Assert.ThrowsExactly<ArgumentException>(() => ClassificationEvaluation.Of(["a", "b"], truth, predicted, probabilities: probabilities)).Message;
    }

    [TestMethod]
    public void Of_OneClassOrNoFrames_IsDefined()
    {
        var one = ClassificationEvaluation.Of(["a", "b"], [1, 1, 1], [1, 1, 1], probabilities: [[0, 1], [0, 1], [1, 0]]);
        Assert.AreEqual((1.0, 0.0, 0.0, 1.0), (one.Accuracy, one.Kappa!.Value, one.Matthews, one.BaselineAccuracy));
        // A true class with probability 0 costs 23 bits, not everything.
        Assert.AreEqual(23 * Math.Log(2) / 3, one.LogLoss!.Value, 1e-12);
        var none = ClassificationEvaluation.Of(["a", "b"], [], [], probabilities: []);
        Assert.AreEqual((0.0, 0.0, 0.0, 0.0), (none.Accuracy, none.F1, none.Matthews, none.BaselineAccuracy));
        Assert.IsNull(none.LogLoss);
        Assert.IsNull(none.Intervals);
    }

    [TestMethod]
    public void Of_NothingPredictedPositive_PrecisionIsZeroNotNaN()
    {
        var evaluation = ClassificationEvaluation.Of(["no", "yes"], [0, 1], [0, 0]);

        Assert.AreEqual(0, evaluation.Precision);
        Assert.AreEqual(0, evaluation.PerClass[1].F1);
    }
}
