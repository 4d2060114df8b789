using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests;

[TestClass]
public sealed class CrossValidationTests
{
    [TestMethod]
    public void CrossValidate_FiveFolds_HoldsEveryRowOutOnce()
    {
        var context = new MLContext(1);
        List<BinaryRow> rows = Problems.Clouds(300);
        for (int i = 0; i < rows.Count; i++)
            rows[i].Weight = i;
        IDataView data = Problems.Load(context, rows, 5);

        IReadOnlyList<TrainCatalogBase.CrossValidationResult<CalibratedBinaryClassificationMetrics>> results =
            context.BinaryClassification.CrossValidate(data, context.BinaryClassification.Trainers.LbfgsLogisticRegression());

        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4 }, results.Select(result => result.Fold).ToArray());
        CollectionAssert.AreEquivalent(rows.Select(row => row.Weight).ToArray(), results.SelectMany(result => result.ScoredHoldOutSet.GetColumn<float>("Weight")).ToArray());
        foreach (var result in results)
        {
            Assert.IsInRange(0.5, 1, result.Metrics.AreaUnderRocCurve);
            Assert.IsNotNull(result.Model);
            IDataView again = result.Model.Transform(data);
            Assert.IsNotNull(again.Schema.GetColumnOrNull("Score"));
        }
    }

    [TestMethod]
    public void CrossValidate_SamplingKey_KeepsGroupsTogether()
    {
        var context = new MLContext(1);
        List<BinaryRow> rows = Problems.Clouds(300);
        for (int i = 0; i < rows.Count; i++)
            rows[i].Weight = 1 + i / 10;
        IDataView data = Problems.Load(context, rows, 5);

        var results = context.BinaryClassification.CrossValidateNonCalibrated(data, context.BinaryClassification.Trainers.LbfgsLogisticRegression(), 3, samplingKeyColumnName: "Weight");

        Assert.HasCount(3, results);
        int[] folds = [.. results.SelectMany(result => result.ScoredHoldOutSet.GetColumn<float>("Weight").Distinct().Select(_ => result.Fold))];
        Assert.HasCount(30, folds);
    }

    [TestMethod]
    public void CrossValidate_Multiclass_GivesMetricsPerFold()
    {
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.GoldenClasses(out _), 20);
        var pipeline = context.Transforms.Conversion.MapValueToKey("Label", "Class").Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());

        var results = context.MulticlassClassification.CrossValidate(data, pipeline, numberOfFolds: 4, seed: 5);

        Assert.HasCount(4, results);
        Assert.IsTrue(results.All(result => result.Metrics.MicroAccuracy > 0.4));
    }

    [TestMethod]
    public void CrossValidate_OneFold_Throws()
    {
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.BinaryClassification.CrossValidate(data, context.BinaryClassification.Trainers.LbfgsLogisticRegression(), 1));

        Assert.Contains("Must be more than 1", error.Message);
    }
}
