using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.NetworkTrainers;

[TestClass]
public sealed class BinaryDiffractionNetworkTests
{
    private static readonly MLContext MLContext = new(1);
    private static readonly IDataView Train = TinyShots.View(TinyShots.Classes(96));
    private static readonly IDataView Test = TinyShots.View(TinyShots.Classes(31, seed: 2));
    private static readonly Lazy<BinaryDiffractionNetworkTransformer> LazyModel = new(() => Trainer().Fit(Train));

    private static BinaryDiffractionNetworkTransformer Model => LazyModel.Value;

    [TestMethod]
    public void Fit_SeparableFrames_LearnsThem()
    {
        CalibratedBinaryClassificationMetrics metrics = MLContext.BinaryClassification.Evaluate(Model.Transform(Test), nameof(TinyShot.IsLeft));

        Assert.IsGreaterThan(0.9, metrics.Accuracy);
        Assert.IsLessThan(0.5, metrics.LogLoss);
        CollectionAssert.AreEqual(new[] { "false", "true" }, Model.ClassNames.ToArray());
    }

    [TestMethod]
    public void Transform_ScoreAndProbability_AreThoseOfTheNetwork()
    {
        IDataView scored = Model.Transform(Test);
        float[] scores = [.. scored.GetColumn<float>("Score")], probabilities = [.. scored.GetColumn<float>("Probability")], outputs = new float[2], softmax = new float[2];
        bool[] decisions = [.. scored.GetColumn<bool>("PredictedLabel")];
        float[][] frames = [.. Test.GetColumn<float[]>("Frame")];

        for (int i = 0; i < frames.Length; i++)
        {
            Model.Model.PredictOutputs(frames[i], 1, outputs);
            Model.Model.Predict(frames[i], 1, softmax);
            Assert.AreEqual(outputs[1] - outputs[0], scores[i]);
            Assert.AreEqual(softmax[1], probabilities[i], 1e-6f);
            Assert.AreEqual(scores[i] > 0, decisions[i]);
        }
    }

    [TestMethod]
    public void Evaluate_ByMLNet_EqualsOurMetrics()
    {
        IDataView scored = Trainer(TinyShots.Options with { Training = TinyShots.Training with { Epochs = 1, LearningRate = 1e-4 } }).Fit(Train).Transform(Test);
        CalibratedBinaryClassificationMetrics theirs = MLContext.BinaryClassification.Evaluate(scored, nameof(TinyShot.IsLeft));

        ClassificationEvaluation ours = ClassificationEvaluation.Of(["other", "left"], Indices(nameof(TinyShot.IsLeft)), Indices("PredictedLabel"));

        Assert.IsLessThan(1, ours.Accuracy, "some are wrong");
        Assert.AreEqual(theirs.Accuracy, ours.Accuracy, 1e-12);
        Assert.AreEqual(theirs.PositivePrecision, ours.Precision, 1e-12);
        Assert.AreEqual(theirs.PositiveRecall, ours.Recall, 1e-12);
        Assert.AreEqual(theirs.F1Score, double.IsNaN(theirs.F1Score) ? double.NaN : ours.PerClass[1].F1, 1e-12);
        Assert.AreEqual(theirs.NegativeRecall, ours.PerClass[0].Recall, 1e-12);
        Assert.AreEqual(theirs.NegativePrecision, ours.PerClass[0].Precision, 1e-12);

        int[] Indices(string column) => Array.ConvertAll(scored.GetColumn<bool>(column).ToArray(), value => value ? 1 : 0);
    }

    [TestMethod]
    public void CrossValidate_ByMLNet_JudgesEveryFold()
    {
        var folds = MLContext.BinaryClassification.CrossValidate(Train, Trainer(), numberOfFolds: 2, nameof(TinyShot.IsLeft), nameof(TinyShot.ModelId));

        Assert.HasCount(2, folds);
        Assert.IsTrue(folds.All(fold => fold.Metrics.Accuracy > 0.7), string.Join(" ", folds.Select(fold => fold.Metrics.Accuracy)));
        Assert.AreEqual(96, folds.Sum(fold => fold.ScoredHoldOutSet.GetColumn<float>("Score").Count()));
    }

    [TestMethod]
    public void Fit_ClassWeights_MoveTheDecisions()
    {
        // Frames that tell nothing about their label: what is left to learn is how often each answer counts.
        List<TinyShot> shots = TinyShots.Classes(96);
        shots.ForEach(shot => shot.IsLeft = shot.Index / 3 % 2 == 0);
        IDataView view = TinyShots.View(shots);

        float yes = MeanProbability([1, 20]), no = MeanProbability([20, 1]);

        Assert.IsGreaterThan(no + 0.3f, yes);

        float MeanProbability(float[] weights) =>
            Trainer(TinyShots.Options with { Training = TinyShots.Training with { ClassWeights = weights } }).Fit(view).Transform(Test).GetColumn<float>("Probability").Average();
    }

    [TestMethod]
    public void SaveLoad_Bundle_KeepsBits()
    {
        using var folder = new TemporaryFolder();
        ModelBundle.Save(MLContext, Model, Test.Schema, folder.File("m.xfel"));

        ITransformer loaded = ModelBundle.Load(MLContext, folder.File("m.xfel")).Model;

        CollectionAssert.AreEqual(Model.Transform(Test).GetColumn<float>("Score").ToArray(), loaded.Transform(Test).GetColumn<float>("Score").ToArray());
        CollectionAssert.AreEqual(Model.Transform(Test).GetColumn<float>("Probability").ToArray(), loaded.Transform(Test).GetColumn<float>("Probability").ToArray());
    }

    private static BinaryDiffractionNetworkTrainer Trainer(DiffractionNetworkOptions? options = null) =>
        MLContext.BinaryClassification.Trainers.DiffractionNetwork((options ?? TinyShots.Options) with { LabelColumnName = nameof(TinyShot.IsLeft) });
}
