using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests;

[TestClass]
public sealed class MulticlassMetricsTests
{
    [TestMethod]
    public void Evaluate_GoldenPredictions_AgreesWithScikitLearn()
    {
        var context = new MLContext();
        JsonElement golden = Goldens.Json("Evaluation", "multiclass_metrics.json");
        int[] labels = golden.Array<int>("labels");
        float[][] scores = golden.Array<float[]>("scores");

        MulticlassClassificationMetrics metrics = context.MulticlassClassification.Evaluate(
            Scored(context, 4, labels.Select((label, i) => ((uint)label, scores[i]))), topKPredictionCount: 3);

        Assert.AreEqual(golden.Number("microAccuracy"), metrics.MicroAccuracy, 1e-12);
        Assert.AreEqual(golden.Number("macroAccuracy"), metrics.MacroAccuracy, 1e-12);
        Assert.AreEqual(golden.Number("logLoss"), metrics.LogLoss, 1e-9);
        Assert.AreEqual(golden.Number("logLossReduction"), metrics.LogLossReduction, 1e-9);
        Assert.AreEqual(3, metrics.TopKPredictionCount);
        AreClose(golden.Array<double>("topK"), metrics.TopKAccuracyForAllK);
        Assert.AreEqual(golden.Array<double>("topK")[2], metrics.TopKAccuracy, 1e-12);
        AreClose(golden.Array<double>("perClassLogLoss"), metrics.PerClassLogLoss);
        AreClose(golden.Array<double>("perClassPrecision"), metrics.ConfusionMatrix.PerClassPrecision);
        AreClose(golden.Array<double>("perClassRecall"), metrics.ConfusionMatrix.PerClassRecall);
        double[][] confusion = golden.Array<double[]>("confusion");
        for (int i = 0; i < 4; i++)
            CollectionAssert.AreEqual(confusion[i], metrics.ConfusionMatrix.Counts[i].ToArray());
        Assert.AreEqual(4, metrics.ConfusionMatrix.NumberOfClasses);
        Assert.AreEqual(confusion[1][2], metrics.ConfusionMatrix.GetCountForClassPair(predictedClassIndicatorIndex: 2, actualClassIndicatorIndex: 1));
    }

    [TestMethod]
    public void Evaluate_TiedScores_TheFirstClassWins()
    {
        var context = new MLContext();

        MulticlassClassificationMetrics metrics = context.MulticlassClassification.Evaluate(
            Scored(context, 3, [(0, [0.4f, 0.4f, 0.2f]), (1, [0.4f, 0.4f, 0.2f]), (2, [0.1f, 0.1f, 0.8f])]), topKPredictionCount: 2);

        Assert.AreEqual(2 / 3.0, metrics.MicroAccuracy, 1e-12);
        CollectionAssert.AreEqual(new[] { 0.0, 0.0, 1.0 }, metrics.ConfusionMatrix.Counts[2].ToArray());
        CollectionAssert.AreEqual(new[] { 1.0, 0.0, 0.0 }, metrics.ConfusionMatrix.Counts[1].ToArray());
        AreClose([2 / 3.0, 1], metrics.TopKAccuracyForAllK);
    }

    [TestMethod]
    public void Evaluate_MissingLabelsAndBadScores_AreLeftOut()
    {
        var context = new MLContext();

        MulticlassClassificationMetrics metrics = context.MulticlassClassification.Evaluate(
            Scored(context, 2, [(0, [0.75f, 0.25f]), (1, [0.25f, 0.75f]), (99, [0.5f, 0.5f]), (0, [float.NaN, 1]), (1, [float.PositiveInfinity, 0])]));

        Assert.AreEqual(1.0, metrics.MicroAccuracy);
        Assert.AreEqual(-Math.Log(0.75), metrics.LogLoss, 1e-7);
        Assert.AreEqual(0, metrics.TopKPredictionCount);
        Assert.AreEqual(0.0, metrics.TopKAccuracy);
        Assert.IsNull(metrics.TopKAccuracyForAllK);
    }

    [TestMethod]
    public void Evaluate_ClassWithoutRows_CountsNotInTheMacroMean()
    {
        var context = new MLContext();

        MulticlassClassificationMetrics metrics = context.MulticlassClassification.Evaluate(
            Scored(context, 3, [(0, [0.8f, 0.1f, 0.1f]), (0, [0.1f, 0.1f, 0.8f]), (1, [0.1f, 0.8f, 0.1f])]));

        Assert.AreEqual(0.75, metrics.MacroAccuracy, 1e-12);
        Assert.AreEqual(2 / 3.0, metrics.MicroAccuracy, 1e-12);
        Assert.AreEqual(0.0, metrics.PerClassLogLoss[2]);
        Assert.AreEqual(0.0, metrics.ConfusionMatrix.PerClassRecall[2]);
    }

    [TestMethod]
    public void Evaluate_ZeroProbability_IsCappedAtOneInTenToTheFifteen()
    {
        var context = new MLContext();

        MulticlassClassificationMetrics metrics = context.MulticlassClassification.Evaluate(Scored(context, 2, [(0, [0, 1]), (1, [0, 1])]));

        Assert.AreEqual(-Math.Log(1e-15f) / 2, metrics.LogLoss, 1e-9);
    }

    [TestMethod]
    public void Evaluate_LabelBeyondTheModel_CountsAsWrong()
    {
        var context = new MLContext();
        var definition = SchemaDefinition.Create(typeof(ScoredRow));
        definition["Label"].ColumnType = new KeyDataViewType(typeof(uint), 5);
        definition["Score"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 2);
        IDataView data = context.Data.LoadFromEnumerable<ScoredRow>(
            [new() { Label = 0, Score = [0.75f, 0.25f] }, new() { Label = 4, Score = [0.75f, 0.25f] }, new() { Label = 1, Score = [0.25f, 0.75f] }], definition);

        MulticlassClassificationMetrics metrics = context.MulticlassClassification.Evaluate(data);

        Assert.AreEqual(2 / 3.0, metrics.MicroAccuracy, 1e-12);
        Assert.AreEqual((-2 * Math.Log(0.75) - Math.Log(1e-15f)) / 3, metrics.LogLoss, 1e-7);
        Assert.AreEqual(2.0, metrics.ConfusionMatrix.Counts.Sum(row => row.Sum()));
    }

    [TestMethod]
    public void Evaluate_LabelThatIsNoKey_Throws()
    {
        var context = new MLContext();
        IDataView data = Scored(context, 2, [(0, [0.75f, 0.25f])]);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.MulticlassClassification.Evaluate(data, labelColumnName: "Score"));

        Assert.Contains("Schema mismatch for label column 'Score': expected Single or Key, got Vector<Single, 2>", error.Message);
    }

    [TestMethod]
    public void Evaluate_MissingPredictedLabel_NamesTheColumn()
    {
        var context = new MLContext();
        IDataView data = Scored(context, 2, [(0, [0.75f, 0.25f])]);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.MulticlassClassification.Evaluate(data, predictedLabelColumnName: "Decision"));

        // ML.NET 5.0.0 itself has the role and the name the wrong way round.
        Assert.Contains("Decision", error.Message);
        Assert.Contains("not found", error.Message);
    }

    /// <summary>Labels count from 0, as those of objects do; beyond the classes they are missing.</summary>
    private static IDataView Scored(MLContext context, int classes, IEnumerable<(uint Label, float[] Score)> rows)
    {
        var definition = SchemaDefinition.Create(typeof(ScoredRow));
        definition["Label"].ColumnType = new KeyDataViewType(typeof(uint), classes);
        definition["Score"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, classes);
        return context.Data.LoadFromEnumerable(rows.Select(row => new ScoredRow { Label = row.Label, Score = row.Score }), definition);
    }

    private static void AreClose(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-9);
    }

    private sealed class ScoredRow
    {
        public uint Label { get; set; }

        public float[] Score { get; set; } = [];

        public uint PredictedLabel { get; set; }
    }
}
