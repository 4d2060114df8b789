using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNet.Offline.Tests;

[TestClass]
public sealed class LbfgsMaximumEntropyTests
{
    private static LbfgsMaximumEntropyMulticlassTrainer.Options Exact(int threads = 1) => new()
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
        IDataView data = Problems.WithKey(context, Problems.Load(context, Problems.GoldenClasses(out JsonElement golden), 20));

        MaximumEntropyModelParameters model = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(Exact(threads)).Fit(data).Model;

        VBuffer<float>[] weights = null!;
        model.GetWeights(ref weights, out int classes);
        Assert.AreEqual(3, classes);
        double[][] expected = golden.Array<double[]>("weights");
        double error = 0;
        double norm = 0;
        for (int c = 0; c < 3; c++)
        {
            float[] own = [.. weights[c].DenseValues()];
            error += own.Zip(expected[c], (w, e) => (w - e) * (w - e)).Sum();
            norm += expected[c].Sum(e => e * e);
        }

        Assert.IsLessThan(1e-3, Math.Sqrt(error / norm));

        // The L2 penalty fixes the common part of the weights; that of the biases is free, so compare their differences.
        float[] biases = [.. model.GetBiases()];
        double[] expectedBiases = golden.Array<double>("biases");
        for (int c = 1; c < 3; c++)
            Assert.AreEqual(expectedBiases[c] - expectedBiases[0], biases[c] - biases[0], 1e-3);
    }

    [TestMethod]
    public void Transform_EveryRow_ScoresAreSoftmaxProbabilities()
    {
        var context = new MLContext(1);
        List<ClassRow> rows = Problems.GoldenClasses(out _);
        IDataView data = Problems.WithKey(context, Problems.Load(context, rows, 20));
        MulticlassPredictionTransformer<MaximumEntropyModelParameters> transformer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data);
        VBuffer<float>[] weights = null!;
        transformer.Model.GetWeights(ref weights, out _);
        float[][] dense = [.. weights.Select(w => w.DenseValues().ToArray())];
        float[] biases = [.. transformer.Model.GetBiases()];

        IDataView scored = transformer.Transform(data);
        float[][] scores = [.. scored.GetColumn<float[]>("Score")];
        uint[] decisions = [.. scored.GetColumn<uint>("PredictedLabel")];

        for (int i = 0; i < rows.Count; i++)
        {
            double[] exps = [.. dense.Select((w, c) => Math.Exp(biases[c] + w.Zip(rows[i].Features, (a, b) => (double)a * b).Sum()))];
            for (int c = 0; c < 3; c++)
                Assert.AreEqual(exps[c] / exps.Sum(), scores[i][c], 1e-5);
            Assert.AreEqual((uint)Array.IndexOf(scores[i], scores[i].Max()) + 1, decisions[i]);
        }
    }

    [TestMethod]
    public void Fit_L1_LeavesZeroWeights()
    {
        var context = new MLContext(1);
        IDataView data = Problems.WithKey(context, Problems.Load(context, Problems.GoldenClasses(out _), 20));
        LbfgsMaximumEntropyMulticlassTrainer.Options options = Exact();
        options.L1Regularization = 5;

        MaximumEntropyModelParameters model = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(options).Fit(data).Model;

        VBuffer<float>[] weights = null!;
        model.GetWeights(ref weights, out _);
        Assert.IsInRange(5, 59, weights.Sum(w => w.DenseValues().Count(value => value == 0)));
    }

    [TestMethod]
    public void Fit_ContinuedFromAModel_StaysAtItsOptimum()
    {
        var context = new MLContext(1);
        IDataView data = Problems.WithKey(context, Problems.Load(context, Problems.GoldenClasses(out _), 20));
        var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(Exact());
        MaximumEntropyModelParameters first = trainer.Fit(data).Model;

        MaximumEntropyModelParameters second = trainer.Fit(data, first).Model;

        VBuffer<float>[] before = null!;
        VBuffer<float>[] after = null!;
        first.GetWeights(ref before, out _);
        second.GetWeights(ref after, out _);
        for (int c = 0; c < 3; c++)
        {
            foreach ((float a, float b) in before[c].DenseValues().Zip(after[c].DenseValues()))
                Assert.AreEqual(a, b, 1e-3f);
        }
    }

    [TestMethod]
    public void Fit_MissingLabels_AreSkipped()
    {
        var context = new MLContext(1);
        var log = new List<string>();
        context.Log += (_, entry) => log.Add(entry.Message);
        List<ClassRow> rows = Problems.GoldenClasses(out _);
        IDataView data = Problems.Load(context, rows, 20);
        var mapping = context.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(data);
        rows[3].Class = "unheard of";

        context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(Exact()).Fit(mapping.Transform(Problems.Load(context, rows, 20)));

        Assert.IsTrue(log.Any(message => message.Contains("Skipped 1 instances with missing features/label/weight during training", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Fit_KeyWithoutNames_ScoresWithoutSlotNames()
    {
        var context = new MLContext(1);
        List<ClassRow> rows = Problems.GoldenClasses(out _);
        IEnumerable<KeyRow> keyed = rows.Select(row => new KeyRow { Features = row.Features, Label = (uint)Array.IndexOf(Problems.ClassNames, row.Class) });
        var definition = SchemaDefinition.Create(typeof(KeyRow));
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 20);
        definition["Label"].ColumnType = new KeyDataViewType(typeof(uint), 3);
        IDataView data = context.Data.LoadFromEnumerable(keyed, definition);

        IDataView scored = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data).Transform(data);

        Assert.IsFalse(scored.Schema["Score"].Annotations.Schema.Any(column => column.Name is "SlotNames" or "TrainingLabelValues"));
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), scored.Schema["PredictedLabel"].Type);
        MulticlassClassificationMetrics metrics = context.MulticlassClassification.Evaluate(scored);
        Assert.Contains("PREDICTED ||     0 |     1 |     2 | Recall", metrics.ConfusionMatrix.GetFormattedConfusionTable());
    }

    private sealed class KeyRow
    {
        public float[] Features { get; set; } = [];

        public uint Label { get; set; }
    }
}
