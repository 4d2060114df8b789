using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using BinaryModel = Microsoft.ML.Calibrators.CalibratedModelParametersBase<Microsoft.ML.Trainers.LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>;

namespace MLNet.Offline.Tests;

[TestClass]
public sealed class LbfgsLogisticRegressionTests
{
    private static LbfgsLogisticRegressionBinaryTrainer.Options Exact(int threads = 1) => new()
    {
        L1Regularization = 0,
        L2Regularization = 1,
        OptimizationTolerance = 1e-9f,
        NumberOfThreads = threads,
    };

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Fit_GoldenProblem_ReachesScikitLearnsOptimum(int threads)
    {
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.GoldenBinary(out JsonElement golden), 64);

        BinaryModel model = context.BinaryClassification.Trainers.LbfgsLogisticRegression(Exact(threads)).Fit(data).Model;

        double[] expected = golden.Array<double[]>("weights")[0];
        double error = Math.Sqrt(model.SubModel.Weights.Zip(expected, (w, e) => (w - e) * (w - e)).Sum() / expected.Sum(e => e * e));
        Assert.IsLessThan(1e-3, error);
        Assert.AreEqual(golden.Array<double>("biases")[0], model.SubModel.Bias, 1e-3);
    }

    [TestMethod]
    public void Fit_StrongL1_LeavesSomeWeightsExactlyZeroAtTheSubgradientOptimum()
    {
        var context = new MLContext(1);
        List<BinaryRow> rows = Problems.GoldenBinary(out _);
        LbfgsLogisticRegressionBinaryTrainer.Options options = Exact();
        options.L1Regularization = 10;
        options.L2Regularization = 0.5f;

        LinearBinaryModelParameters model = context.BinaryClassification.Trainers.LbfgsLogisticRegression(options).Fit(Problems.Load(context, rows, 64)).Model.SubModel;

        Assert.IsInRange(5, 59, model.Weights.Count(w => w == 0));
        var gradient = new double[64];
        foreach (BinaryRow row in rows)
        {
            double score = model.Bias + row.Features.Zip(model.Weights, (x, w) => (double)x * w).Sum();
            double residual = 1 / (1 + Math.Exp(-score)) - (row.Label ? 1 : 0);
            for (int i = 0; i < 64; i++)
                gradient[i] += residual * row.Features[i];
        }

        for (int i = 0; i < 64; i++)
        {
            float w = model.Weights[i];
            if (w == 0)
                Assert.IsLessThan(10.2, Math.Abs(gradient[i]), $"weight {i} is zero but its slope exceeds the L1 weight");
            else
                Assert.AreEqual(0, gradient[i] + 0.5 * w + 10 * Math.Sign(w), 0.2, $"weight {i}");
        }
    }

    [TestMethod]
    public void Fit_EnforceNonNegativity_GivesNoNegativeWeight()
    {
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.GoldenBinary(out _), 64);

        foreach (float l1 in new[] { 0f, 1f })
        {
            LinearBinaryModelParameters model = context.BinaryClassification.Trainers
                .LbfgsLogisticRegression(l1Regularization: l1, enforceNonNegativity: true).Fit(data).Model.SubModel;
            Assert.IsTrue(model.Weights.All(w => w >= 0));
            Assert.IsTrue(model.Weights.Any(w => w > 0));
        }
    }

    [TestMethod]
    public void Fit_SameDataTwice_GivesTheSameBits()
    {
        var context = new MLContext();
        IDataView data = Problems.Load(context, Problems.GoldenBinary(out _), 64);
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(Exact());

        CollectionAssert.AreEqual(trainer.Fit(data).Model.SubModel.Weights.ToArray(), trainer.Fit(data).Model.SubModel.Weights.ToArray());
    }

#if MLNET_OFFLINE
    // ML.NET itself changes its bits with the number of threads.
    [TestMethod]
    public void Fit_AnyNumberOfThreads_GivesTheSameBits()
    {
        var context = new MLContext();
        IDataView data = Problems.Load(context, Problems.GoldenBinary(out _), 64);
        float[] expected = [.. context.BinaryClassification.Trainers.LbfgsLogisticRegression(Exact(1)).Fit(data).Model.SubModel.Weights];

        foreach (int threads in new[] { 2, 3, 16 })
            CollectionAssert.AreEqual(expected, context.BinaryClassification.Trainers.LbfgsLogisticRegression(Exact(threads)).Fit(data).Model.SubModel.Weights.ToArray());
    }

#endif
    [TestMethod]
    public void Fit_IntegerWeights_EqualsRepeatedRows()
    {
        var context = new MLContext();
        List<BinaryRow> rows = Problems.Clouds();
        List<BinaryRow> weighted = [.. rows.Select((row, i) => new BinaryRow { Features = row.Features, Label = row.Label, Weight = 1 + i % 3 })];
        IEnumerable<BinaryRow> repeated = weighted.SelectMany(row => Enumerable.Repeat(row, (int)row.Weight));
        LbfgsLogisticRegressionBinaryTrainer.Options options = Exact();
        var plain = context.BinaryClassification.Trainers.LbfgsLogisticRegression(options).Fit(Problems.Load(context, repeated, 5)).Model.SubModel;
        options.ExampleWeightColumnName = "Weight";

        var model = context.BinaryClassification.Trainers.LbfgsLogisticRegression(options).Fit(Problems.Load(context, weighted, 5)).Model.SubModel;

        for (int i = 0; i < 5; i++)
            Assert.AreEqual(plain.Weights[i], model.Weights[i], 1e-3f);
        Assert.AreEqual(plain.Bias, model.Bias, 1e-3f);
    }

    [TestMethod]
    public void Fit_SparseAndDenseRows_AgreeWithDenseRows()
    {
        var context = new MLContext();
        List<BinaryRow> rows = Problems.Clouds();
        foreach (BinaryRow row in rows)
            row.Features[3] = row.Features[1] = 0;
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(Exact());
        IEnumerable<SparseRow> sparse = rows.Select((row, i) => new SparseRow
        {
            Label = row.Label,
            Features = i % 2 == 0 ? new VBuffer<float>(5, row.Features) : new VBuffer<float>(5, 3, [row.Features[0], row.Features[2], row.Features[4]], [0, 2, 4]),
        });
        var definition = SchemaDefinition.Create(typeof(SparseRow));
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 5);

        var dense = trainer.Fit(Problems.Load(context, rows, 5)).Model.SubModel;
        var model = trainer.Fit(context.Data.LoadFromEnumerable(sparse, definition));

        for (int i = 0; i < 5; i++)
            Assert.AreEqual(dense.Weights[i], model.Model.SubModel.Weights[i], 1e-3f);
        float[] scores = [.. model.Transform(context.Data.LoadFromEnumerable(sparse, definition)).GetColumn<float>("Score")];
        float[] expected = [.. model.Transform(Problems.Load(context, rows, 5)).GetColumn<float>("Score")];
        for (int i = 0; i < scores.Length; i++)
            Assert.AreEqual(expected[i], scores[i], 1e-5f);
    }

    [TestMethod]
    public void Fit_ContinuedFromAModel_StaysAtItsOptimum()
    {
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(Exact());
        LinearBinaryModelParameters first = trainer.Fit(data).Model.SubModel;

        LinearBinaryModelParameters second = trainer.Fit(data, first).Model.SubModel;

        for (int i = 0; i < 5; i++)
            Assert.AreEqual(first.Weights[i], second.Weights[i], 1e-3f);
    }

    [TestMethod]
    public void Fit_InitialWeights_ReachTheSameOptimum()
    {
        var context = new MLContext(3);
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);
        LbfgsLogisticRegressionBinaryTrainer.Options options = Exact();
        float[] expected = [.. context.BinaryClassification.Trainers.LbfgsLogisticRegression(options).Fit(data).Model.SubModel.Weights];
        options.InitialWeightsDiameter = 0.5f;
        options.DenseOptimizer = true;

        float[] weights = [.. context.BinaryClassification.Trainers.LbfgsLogisticRegression(options).Fit(data).Model.SubModel.Weights];

        for (int i = 0; i < 5; i++)
            Assert.AreEqual(expected[i], weights[i], 2e-3f);
    }

    [TestMethod]
    public void Fit_OneIteration_StopsEarly()
    {
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.GoldenBinary(out _), 64);
        LbfgsLogisticRegressionBinaryTrainer.Options options = Exact();
        options.MaximumNumberOfIterations = 1;

        float[] weights = [.. context.BinaryClassification.Trainers.LbfgsLogisticRegression(options).Fit(data).Model.SubModel.Weights];
        options.MaximumNumberOfIterations = int.MaxValue;
        float[] converged = [.. context.BinaryClassification.Trainers.LbfgsLogisticRegression(options).Fit(data).Model.SubModel.Weights];

        Assert.IsTrue(weights.Any(w => w != 0));
        Assert.IsGreaterThan(0.1, weights.Zip(converged, (a, b) => Math.Abs(a - b)).Max());
    }

    [TestMethod]
    public void Model_Calibrator_IsTheLogisticFunction()
    {
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);

        BinaryPredictionTransformer<BinaryModel> transformer = context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);

        Assert.AreEqual(-1.0, transformer.Model.Calibrator.Slope);
        Assert.AreEqual(0.0, transformer.Model.Calibrator.Offset);
        Assert.AreEqual("Features", transformer.FeatureColumnName);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 5), transformer.FeatureColumnType);
        Assert.HasCount(5, transformer.Model.SubModel.Weights);
    }

    [TestMethod]
    public void Transform_EveryRow_ScoresTheLinearModel()
    {
        var context = new MLContext(1);
        List<BinaryRow> rows = Problems.Clouds();
        IDataView data = Problems.Load(context, rows, 5);
        BinaryPredictionTransformer<BinaryModel> transformer = context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);
        IDataView scored = transformer.Transform(data);

        float[] scores = [.. scored.GetColumn<float>("Score")];
        float[] probabilities = [.. scored.GetColumn<float>("Probability")];
        bool[] decisions = [.. scored.GetColumn<bool>("PredictedLabel")];

        for (int i = 0; i < rows.Count; i++)
        {
            double score = transformer.Model.SubModel.Bias + rows[i].Features.Zip(transformer.Model.SubModel.Weights, (x, w) => (double)x * w).Sum();
            Assert.AreEqual(score, scores[i], 1e-5);
            Assert.AreEqual((float)(1 / (1 + Math.Exp(-(double)scores[i]))), probabilities[i], 1e-7f);
            Assert.AreEqual(scores[i] > 0, decisions[i]);
        }
    }

    [TestMethod]
    public void ChangeModelThreshold_HigherThreshold_MovesTheDecision()
    {
        var context = new MLContext(1);
        IDataView data = Problems.Load(context, Problems.Clouds(), 5);
        BinaryPredictionTransformer<BinaryModel> transformer = context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);

        IDataView scored = context.BinaryClassification.ChangeModelThreshold(transformer, 0.25f).Transform(data);

        CollectionAssert.AreEqual(scored.GetColumn<float>("Score").Select(score => score > 0.25f).ToArray(), scored.GetColumn<bool>("PredictedLabel").ToArray());
    }

    private sealed class SparseRow
    {
        public VBuffer<float> Features { get; set; }

        public bool Label { get; set; }
    }
}
