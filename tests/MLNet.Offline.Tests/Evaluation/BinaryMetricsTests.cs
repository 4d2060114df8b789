using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests;

[TestClass]
public sealed class BinaryMetricsTests
{
    private static IDataView Scored(MLContext context, JsonElement golden, string scores)
    {
        bool[] labels = golden.Array<bool>("labels");
        float[] values = golden.Array<float>(scores);
        float[] probabilities = golden.Array<float>("probabilities");
        return context.Data.LoadFromEnumerable(labels.Select((label, i) => new ScoredRow { Label = label, Score = values[i], Probability = probabilities[i], PredictedLabel = values[i] > 0 }));
    }

    [TestMethod]
    public void Evaluate_GoldenPredictions_AgreesWithScikitLearn()
    {
        var context = new MLContext();
        JsonElement golden = Goldens.Json("Evaluation", "binary_metrics.json");

        CalibratedBinaryClassificationMetrics metrics = context.BinaryClassification.Evaluate(Scored(context, golden, "scores"));

        Assert.AreEqual(golden.Number("accuracy"), metrics.Accuracy, 1e-12);
        Assert.AreEqual(golden.Number("auc"), metrics.AreaUnderRocCurve, 1e-12);
        Assert.AreEqual(golden.Number("f1"), metrics.F1Score, 1e-12);
        Assert.AreEqual(golden.Number("positivePrecision"), metrics.PositivePrecision, 1e-12);
        Assert.AreEqual(golden.Number("positiveRecall"), metrics.PositiveRecall, 1e-12);
        Assert.AreEqual(golden.Number("negativePrecision"), metrics.NegativePrecision, 1e-12);
        Assert.AreEqual(golden.Number("negativeRecall"), metrics.NegativeRecall, 1e-12);
        Assert.AreEqual(golden.Number("logLoss"), metrics.LogLoss, 1e-9);
        Assert.AreEqual(golden.Number("entropy"), metrics.Entropy, 1e-12);
        Assert.AreEqual(golden.Number("logLossReduction"), metrics.LogLossReduction, 1e-9);
        double[][] confusion = golden.Array<double[]>("confusion");
        for (int i = 0; i < 2; i++)
            CollectionAssert.AreEqual(confusion[i], metrics.ConfusionMatrix.Counts[i].ToArray());
    }

    [TestMethod]
    public void Evaluate_DistinctScores_PrecisionRecallAreaAgreesWithScikitLearn()
    {
        var context = new MLContext();
        JsonElement golden = Goldens.Json("Evaluation", "binary_metrics.json");

        BinaryClassificationMetrics metrics = context.BinaryClassification.EvaluateNonCalibrated(Scored(context, golden, "distinctScores"));

        Assert.AreEqual(golden.Number("auprc"), metrics.AreaUnderPrecisionRecallCurve, 1e-12);
    }

    [TestMethod]
    public void Evaluate_TiedScores_PrecisionRecallAreaFollowsTheRows()
    {
        var context = new MLContext();
        IDataView data = context.Data.LoadFromEnumerable<ScoredRow>([new() { Label = false, Score = 1 }, new() { Label = true, Score = 1 }, new() { Label = true, Score = -1 }]);

        BinaryClassificationMetrics metrics = context.BinaryClassification.EvaluateNonCalibrated(data);

        // Precision 0 -> 1/2 for the first positive, 1/2 -> 2/3 for the second.
        Assert.AreEqual(((0 + 0.5) / 2 + (0.5 + 2 / 3.0) / 2) / 2, metrics.AreaUnderPrecisionRecallCurve, 1e-12);
        Assert.AreEqual(0.25, metrics.AreaUnderRocCurve, 1e-12);
    }

    [TestMethod]
    [DataRow(true, "NegSample")]
    [DataRow(false, "PosSample")]
    public void Evaluate_OneClassOnly_Throws(bool label, string parameter)
    {
        var context = new MLContext();
        IDataView data = context.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(i => new ScoredRow { Label = label, Score = i - 2, Probability = 0.5f }));

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.BinaryClassification.Evaluate(data));

        Assert.AreEqual(parameter, error.ParamName);
        Assert.Contains("AUC is not defined when there is no", error.Message);
    }

    [TestMethod]
    public void Evaluate_BadScores_AreLeftOut()
    {
        var context = new MLContext();
        IDataView data = context.Data.LoadFromEnumerable<ScoredRow>(
        [
            new() { Label = true, Score = 1, Probability = 0.75f }, new() { Label = false, Score = -1, Probability = 0.25f },
            new() { Label = false, Score = float.NaN, Probability = float.NaN }, new() { Label = false, Score = float.PositiveInfinity, Probability = 1 },
        ]);

        CalibratedBinaryClassificationMetrics metrics = context.BinaryClassification.Evaluate(data);

        Assert.AreEqual(1.0, metrics.Accuracy);
        Assert.AreEqual(-Math.Log2(0.75), metrics.LogLoss, 1e-12);
        Assert.AreEqual(1 + Math.Log2(0.75), metrics.LogLossReduction, 1e-12);
    }

    [TestMethod]
    public void Evaluate_ProbabilityNotANumber_GivesNoLogLoss()
    {
        var context = new MLContext();
        IDataView data = context.Data.LoadFromEnumerable<ScoredRow>(
            [new() { Label = true, Score = 1, Probability = 0.75f }, new() { Label = false, Score = -1, Probability = float.NaN }]);

        CalibratedBinaryClassificationMetrics metrics = context.BinaryClassification.Evaluate(data);

        Assert.AreEqual(1.0, metrics.Accuracy);
        Assert.IsTrue(double.IsNaN(metrics.LogLoss));
    }

    [TestMethod]
    public void Evaluate_ZeroScore_IsANegativeDecision()
    {
        var context = new MLContext();
        IDataView data = context.Data.LoadFromEnumerable<ScoredRow>(
            [new() { Label = true, Score = 0, Probability = 0.9f, PredictedLabel = true }, new() { Label = false, Score = -1, Probability = 0.1f, PredictedLabel = true }]);

        CalibratedBinaryClassificationMetrics metrics = context.BinaryClassification.Evaluate(data);

        Assert.AreEqual(0.5, metrics.Accuracy);
        Assert.AreEqual(0.0, metrics.PositivePrecision);
        Assert.AreEqual(0.0, metrics.F1Score);
    }

    [TestMethod]
    public void Evaluate_OtherColumnNames_AreUsed()
    {
        var context = new MLContext();
        IDataView data = context.Transforms.CopyColumns("Truth", "Label").Append(context.Transforms.DropColumns("Label"))
            .Fit(Two(context)).Transform(Two(context));

        Assert.AreEqual(1.0, context.BinaryClassification.Evaluate(data, "Truth").Accuracy);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.BinaryClassification.Evaluate(data));
        Assert.Contains("Label column 'Label' not found", error.Message);
    }

    [TestMethod]
    public void Evaluate_ScoreOfTheWrongType_Throws()
    {
        var context = new MLContext();

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.BinaryClassification.Evaluate(Two(context), scoreColumnName: "Label"));

        Assert.Contains("Schema mismatch for score column 'Label': expected Single, got Boolean", error.Message);
    }

    private static IDataView Two(MLContext context) => context.Data.LoadFromEnumerable<ScoredRow>(
        [new() { Label = true, Score = 1, Probability = 0.75f }, new() { Label = false, Score = -1, Probability = 0.25f }]);

    private sealed class ScoredRow
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }
}
