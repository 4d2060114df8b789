using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNet.Offline.Tests;

[TestClass]
public sealed class TrainerFaultTests
{
    private static LbfgsLogisticRegressionBinaryTrainer Trainer(MLContext context, string? weight = null, int? threads = 1)
        => context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options { NumberOfThreads = threads, ExampleWeightColumnName = weight });

    [TestMethod]
    [DataRow("OptimizationTolerance")]
    [DataRow("HistorySize")]
    [DataRow("MaximumNumberOfIterations")]
    [DataRow("L1Regularization")]
    [DataRow("L2Regularization")]
    [DataRow("NumberOfThreads")]
    [DataRow("StochasticGradientDescentInitilaizationTolerance")]
    public void Trainer_OptionOutOfRange_NamesIt(string option)
    {
        var options = new LbfgsLogisticRegressionBinaryTrainer.Options();
        System.Reflection.FieldInfo field = typeof(LbfgsLogisticRegressionBinaryTrainer.Options).GetField(option)!;
        bool isRegularization = option.EndsWith("Regularization", StringComparison.Ordinal) || option.StartsWith("Stochastic", StringComparison.Ordinal);
        if (field.FieldType == typeof(float))
            field.SetValue(options, isRegularization ? -1f : 0f);
        else
            field.SetValue(options, 0);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MLContext().BinaryClassification.Trainers.LbfgsLogisticRegression(options));

        Assert.AreEqual(option, error.ParamName);
    }

    [TestMethod]
    public void Trainer_ToleranceZero_Throws()
        => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MLContext().MulticlassClassification.Trainers.LbfgsMaximumEntropy(optimizationTolerance: 0));

    [TestMethod]
    public void Trainer_DefaultOptions_AreMLNets()
    {
        var options = new LbfgsMaximumEntropyMulticlassTrainer.Options();

        Assert.AreEqual(1f, options.L1Regularization);
        Assert.AreEqual(1f, options.L2Regularization);
        Assert.AreEqual(1e-7f, options.OptimizationTolerance);
        Assert.AreEqual(20, options.HistorySize);
        Assert.AreEqual(int.MaxValue, options.MaximumNumberOfIterations);
        Assert.IsNull(options.NumberOfThreads);
        Assert.AreEqual("Label", options.LabelColumnName);
        Assert.AreEqual("Features", options.FeatureColumnName);
        Assert.IsNull(options.ExampleWeightColumnName);
        Assert.IsFalse(options.EnforceNonNegativity);
        Assert.IsFalse(options.DenseOptimizer);
        Assert.IsFalse(options.ShowTrainingStatistics);
    }

    [TestMethod]
    public void Fit_MissingFeatureColumn_NamesIt()
    {
        var context = new MLContext();
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.BinaryClassification.Trainers.LbfgsLogisticRegression(featureColumnName: "Pixels").Fit(data));

        Assert.Contains("Could not find feature column 'Pixels'", error.Message);
    }

    [TestMethod]
    public void Fit_LabelOfTheWrongType_SaysBothTypes()
    {
        var context = new MLContext();
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.BinaryClassification.Trainers.LbfgsLogisticRegression(labelColumnName: "Weight").Fit(data));
        var classError = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data));

        Assert.Contains("Schema mismatch for label column 'Weight': expected Boolean, got Single", error.Message);
        Assert.Contains("Schema mismatch for label column 'Label': expected Key<UInt32>, got Boolean", classError.Message);
    }

    [TestMethod]
    public void Fit_FeaturesOfUnknownSize_Throws()
    {
        var context = new MLContext();
        IDataView data = context.Data.LoadFromEnumerable(Problems.Clouds());

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Trainer(context).Fit(data));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Fit_RowsWithMissingValues_AreSkippedAndCounted(int threads)
    {
        var context = new MLContext();
        var log = new List<string>();
        context.Log += (_, entry) => log.Add(entry.Message);
        List<BinaryRow> rows = Problems.Clouds(400);
        float[] expected = [.. Trainer(context, "Weight", threads).Fit(Problems.Load(context, rows, 5)).Model.SubModel.Weights];
        log.Clear();
        rows.Insert(7, new BinaryRow { Features = [1, float.NaN, 0, 0, 0] });
        rows.Insert(20, new BinaryRow { Features = [1, 0, float.PositiveInfinity, 0, 0], Label = true });
        rows.Add(new BinaryRow { Features = [1, 1, 1, 1, 1], Weight = 0 });
        rows.Add(new BinaryRow { Features = [1, 1, 1, 1, 1], Weight = float.NaN });

        float[] weights = [.. Trainer(context, "Weight", threads).Fit(Problems.Load(context, rows, 5)).Model.SubModel.Weights];

        Assert.IsTrue(log.Any(message => message.Contains("Skipped 4 instances with missing features/label/weight during training", StringComparison.Ordinal)), string.Join('\n', log));
        for (int i = 0; i < 5; i++)
            Assert.AreEqual(expected[i], weights[i], 1e-4f);
    }

    [TestMethod]
    public void Fit_NoUsableRow_Throws()
    {
        var context = new MLContext();
        IDataView data = Problems.Load(context, [new BinaryRow { Features = [float.NaN, 0, 0, 0, 0] }], 5);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Trainer(context).Fit(data));

        Assert.Contains("No valid training instances found, all instances have missing features.", error.Message);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Fit_OneClassOnly_TrainsAConstantModel(bool label)
    {
        var context = new MLContext();
        IDataView data = Problems.Load(context, Problems.Clouds().Where(row => row.Label == label), 5);

        var transformer = Trainer(context).Fit(data);

        Assert.IsTrue(transformer.Transform(data).GetColumn<bool>("PredictedLabel").All(decision => decision == label));
    }

    [TestMethod]
    public void Fit_SeveralThreads_SaysThatItLoadsTheDataIntoMemory()
    {
        var context = new MLContext();
        var log = new List<string>();
        context.Log += (_, entry) => log.Add(entry.Message);

        Trainer(context, threads: 2).Fit(Problems.Load(context, Problems.Clouds(), 5));

        Assert.IsTrue(log.Any(message => message.Contains("LBFGS multi-threading will attempt to load dataset into memory", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void GetOutputSchema_MissingLabel_NamesIt()
    {
        var context = new MLContext();
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => context.BinaryClassification.Trainers.LbfgsLogisticRegression("Truth").Fit(data));

        Assert.Contains("Could not find label column 'Truth'", error.Message);
    }
}
