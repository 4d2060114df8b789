using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Numerics;
using Xfel.ML.Tests.NetworkTrainers;

namespace Xfel.ML.Tests.MultiLabel;

[TestClass]
public sealed class MultiLabelCatalogTests
{
    private static readonly MLContext MLContext = new(1);
    private static readonly IDataView Train = TinyShots.View(TinyShots.Labels(80));
    private static readonly IDataView Test = TinyShots.View(TinyShots.Labels(40, seed: 2));
    private static readonly Lazy<MultiLabelDiffractionNetworkTransformer> LazyModel = new(() => Trainer().Fit(Train));

    // Trained on little, so that it is wrong at times.
    private static MultiLabelDiffractionNetworkTransformer Model => LazyModel.Value;

    [TestMethod]
    public void For_Context_IsTheSameCatalogAsTheProperty()
    {
        IDataView scored = Model.Transform(Test);

        Assert.AreEqual(MLContext.MultiLabelClassification.Evaluate(scored).F1, MultiLabelCatalog.For(MLContext).Evaluate(scored).F1);
        Assert.ThrowsExactly<ArgumentNullException>(() => MultiLabelCatalog.For(null!));
    }

    [TestMethod]
    public void Evaluate_Metrics_AreThoseOfTruthAndScores()
    {
        IDataView scored = Model.Transform(Test);
        bool[][] truth = [.. scored.GetColumn<bool[]>("Labels")];
        float[][] scores = [.. scored.GetColumn<float[]>("Score")];

        MultiLabelMetrics found = MLContext.MultiLabelClassification.Evaluate(scored), numbers = MLContext.MultiLabelClassification.Evaluate(scored, nameof(TinyShot.Numbers));

        MultiLabelMetrics expected = MultiLabelMetrics.Of(TinyShots.ClassNames, truth, scores);
        Assert.AreEqual(40, found.Frames);
        Assert.AreEqual((expected.Accuracy, expected.Precision, expected.Recall), (found.Accuracy, found.Precision, found.Recall));
        Assert.AreEqual((expected.Accuracy, expected.Precision, expected.Recall), (numbers.Accuracy, numbers.Precision, numbers.Recall));
    }

    [TestMethod]
    public void Evaluate_TunedModel_IsJudgedByItsOwnThresholds()
    {
        float[] thresholds = [0.1f, 0.6f, 0.9f];
        IDataView scored = Model.WithThresholds(thresholds).Transform(Test);

        MultiLabelMetrics own = MLContext.MultiLabelClassification.Evaluate(scored);
        MultiLabelMetrics given = MLContext.MultiLabelClassification.Evaluate(scored, options: new MultiLabelOptions { Thresholds = [0.5f, 0.5f, 0.5f] });

        CollectionAssert.AreEqual(thresholds, own.Labels.Select(label => label.Threshold).ToArray());
        Assert.IsTrue(given.Labels.All(label => label.Threshold == 0.5f));
        // What is judged is what was decided.
        bool[][] decisions = [.. scored.GetColumn<bool[]>("PredictedLabel")], truth = [.. scored.GetColumn<bool[]>("Labels")];
        int agree = decisions.Zip(truth).Sum(pair => pair.First.Zip(pair.Second).Count(both => both.First == both.Second));
        Assert.AreEqual(agree / 120.0, own.Accuracy, 1e-12);
    }

    [TestMethod]
    public void Evaluate_BadFrames_AreLeftOut()
    {
        List<TinyShot> shots = TinyShots.Labels(40, seed: 2);
        shots[3].Frame[0] = float.NaN;

        Assert.AreEqual(39, MLContext.MultiLabelClassification.Evaluate(Model.Transform(TinyShots.View(shots))).Frames);
        shots.ForEach(shot => shot.Frame[0] = float.NaN);
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidInputException>(() => MLContext.MultiLabelClassification.Evaluate(Model.Transform(TinyShots.View(shots)))).Message, "found no scores among 40 rows");
    }

    [TestMethod]
    public void Evaluate_ColumnMissingOrOfAnotherType_IsASchemaError()
    {
        IDataView scored = Model.Transform(Test);
        IDataView two = MLContext.Transforms.CustomMapping<Nothing, TwoScores>((_, row) => row.Two = [0, 1], null).Fit(scored).Transform(scored);

        foreach ((string label, string score, string expected) in new[]
        {
            ("Nowhere", "Score", "Could not find input column 'Nowhere'"), ("Labels", "Nowhere", "Could not find input column 'Nowhere'"), ("IsLeft", "Score", "'IsLeft': expected Vector<Boolean>"),
            ("Labels", "PredictedLabel", "'PredictedLabel': expected Vector<Single, 3>"), ("Labels", "Two", "'Two': expected Vector<Single, 3>"),
        })
        {
            foreach (Action act in new Action[] { () => MLContext.MultiLabelClassification.Evaluate(two, label, score), () => MLContext.MultiLabelClassification.TuneThresholds(two, label, score) })
                StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(act).Message, expected);
        }
    }

    [TestMethod]
    public void TuneThresholds_HeldOutRows_MaximiseTheF1OfEachLabel()
    {
        IDataView scored = Model.Transform(Test);

        IReadOnlyList<float> thresholds = MLContext.MultiLabelClassification.TuneThresholds(scored);

        MultiLabelMetrics tuned = Judge([.. thresholds]);
        float[][] scores = [.. scored.GetColumn<float[]>("Score")];
        foreach (float[] other in (float[][])[[0.5f, 0.5f, 0.5f], .. scores])
        {
            MultiLabelMetrics plain = Judge(other);
            for (int label = 0; label < 3; label++)
                Assert.IsLessThanOrEqualTo(tuned.Labels[label].F1 + 1e-12, plain.Labels[label].F1);
        }

        MultiLabelMetrics Judge(float[] values) => MLContext.MultiLabelClassification.Evaluate(scored, options: new MultiLabelOptions { Thresholds = values });
    }

    [TestMethod]
    public void ChangeThresholds_Pipeline_DecidesByThem()
    {
        ITransformer pipeline = MLContext.Transforms.CopyColumns("Frame", "Frame").Append(Trainer()).Append(MLContext.Transforms.CopyColumns("Decision", "PredictedLabel")).Fit(Train);

        ITransformer all = MLContext.MultiLabelClassification.ChangeThresholds(pipeline, [0, 0, 0]);

        Assert.IsTrue(all.Transform(Test).GetColumn<bool[]>("Decision").All(row => row.All(decision => decision)));
        Assert.IsFalse(pipeline.Transform(Test).GetColumn<bool[]>("Decision").All(row => row.All(decision => decision)), "the pipeline itself stays");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => MLContext.MultiLabelClassification.ChangeThresholds(MLContext.Transforms.CopyColumns("Decision", "Labels").Fit(Train), [0, 0, 0])).Message, "0 multi-label networks");
        Assert.ThrowsExactly<ArgumentException>(() => MLContext.MultiLabelClassification.ChangeThresholds(pipeline, [0]));
    }

    [TestMethod]
    public void CrossValidate_SamplingKey_KeepsModelsTogether()
    {
        IReadOnlyList<MultiLabelFold> folds = MLContext.MultiLabelClassification.CrossValidate(Train, Trainer(), numberOfFolds: 2, samplingKeyColumnName: nameof(TinyShot.ModelId), seed: 3);

        CollectionAssert.AreEqual(new[] { 0, 1 }, folds.Select(fold => fold.Fold).ToArray());
        long[][] models = [.. folds.Select(fold => fold.ScoredHoldOutSet.GetColumn<long>(nameof(TinyShot.ModelId)).ToArray())];
        Assert.AreEqual(80, models[0].Length + models[1].Length);
        Assert.IsNotEmpty(models[0]);
        Assert.IsNotEmpty(models[1]);
        Assert.IsEmpty(models[0].Intersect(models[1]).ToArray());
        foreach (MultiLabelFold fold in folds)
        {
            Assert.AreEqual(fold.ScoredHoldOutSet.GetColumn<long>("Index").Count(), fold.Metrics.Frames);
            Assert.AreEqual(fold.Metrics.F1, MLContext.MultiLabelClassification.Evaluate(fold.Model.Transform(fold.ScoredHoldOutSet)).F1);
        }
    }

    [TestMethod]
    public void CrossValidate_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => MLContext.MultiLabelClassification.CrossValidate(Train, Trainer(), numberOfFolds: 1));
        Assert.Throws<ArgumentException>(() => MLContext.MultiLabelClassification.CrossValidate(Train, Trainer(), samplingKeyColumnName: "Nowhere"));
        Assert.ThrowsExactly<ArgumentNullException>(() => MLContext.MultiLabelClassification.CrossValidate(null!, Trainer()));
        Assert.ThrowsExactly<ArgumentNullException>(() => MLContext.MultiLabelClassification.CrossValidate(Train, null!));
    }

    private static MultiLabelDiffractionNetworkTrainer Trainer() =>
        MLContext.MultiLabelClassification.Trainers.DiffractionNetwork(TinyShots.Options with { Training = TinyShots.Training with { Epochs = 2, LearningRate = 1e-3, BatchSize = 6 } });

    private sealed class Nothing;

    private sealed class TwoScores
    {
        [VectorType(2)]
        public float[] Two { get; set; } = [];
    }
}
