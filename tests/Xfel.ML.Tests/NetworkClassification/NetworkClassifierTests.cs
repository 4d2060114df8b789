using Microsoft.ML;
using Xfel.ML.Formats;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.NetworkClassification;

[TestClass]
public sealed class NetworkClassifierTests
{
    private static readonly Lazy<FrameCollection> LazyFrames = new(() => SimulatedFrames.Simulate(Preset.SpiHits, new SimulationOptions { Count = 40, Size = new FrameSize(32, 32), Seed = 5 }));
    private static readonly Lazy<NetworkTraining> LazyTraining = new(() => NetworkClassifier.Train(LazyFrames.Value, Options));

    private static FrameCollection Frames => LazyFrames.Value;

    private static NetworkClassifierOptions Options => new()
    {
        Preparation = new FramePreparation { Photons = new PhotonOptions { Scaling = PhotonScaling.Logarithmic }, Window = new CropOptions { Height = 20, Width = 20 } },
        Training = TrainingPresets.Han2017 with { Epochs = 2, BatchSize = 8, ValidationFraction = 0.25, Seed = 3 },
        Scoring = new NetworkScoreOptions { BatchSize = 7 },
    };

    [TestMethod]
    public void Train_Manifest_SaysWhatItWasTrainedOnAndHowWell()
    {
        NetworkTraining trained = LazyTraining.Value;
        BundleManifest manifest = trained.Classifier.Manifest;
        Assert.AreEqual("resnet10", manifest.Network);
        CollectionAssert.AreEqual(Frames.Labels!.ClassNames.ToArray(), manifest.ClassNames.ToArray());
        StringAssert.Contains(manifest.Weights, "trained from random weights (seed 3)");
        StringAssert.Contains(manifest.Preprocessing, "20 x 20");
        Assert.AreEqual(trained.Result.Split.Training.Count, manifest.TrainingData!.Frames);
        Assert.AreEqual(trained.Result.Split.Validation.Count, manifest.Metrics["frames"]);
        Assert.HasCount(2, trained.Result.History);
    }

    [TestMethod]
    public void Classify_LoadedBundle_EqualsTheTrainedOneBitForBit()
    {
        using var folder = new TemporaryFolder();
        LazyTraining.Value.Classifier.Save(folder.File("m.xfel"));
        FrameClassifier loaded = FrameClassifier.Load(folder.File("m.xfel"));
        Assert.IsInstanceOfType<NetworkClassifier>(loaded);
        CollectionAssert.AreEqual(Scores(LazyTraining.Value.Classifier), Scores(loaded));
        Assert.ThrowsExactly<BundleException>(() => HitClassifier.Load(folder.File("m.xfel")));
    }

    [TestMethod]
    public void Classify_Frame_EqualsPreparationThenNetwork()
    {
        NetworkClassifier classifier = LazyTraining.Value.Classifier;
        float[] photons = new float[32 * 32], window = new float[20 * 20], scores = new float[5];
        PhotonConversion.Convert(Frames.TryReadFrame(7, out _)!, classifier.Preparation.Photons, null, photons);
        for (int row = 0; row < 20; row++)
            photons.AsSpan((row + 6) * 32 + 6, 20).CopyTo(window.AsSpan(row * 20));
        classifier.Network.Predict(window, 1, scores);
        FrameDecision decision = classifier.Classify(Frames).ElementAt(7);
        CollectionAssert.AreEqual(scores, classifier.Manifest.ClassNames.Select(name => decision.Probabilities![name]).ToArray());
        Assert.AreEqual(classifier.Manifest.ClassNames[Array.IndexOf(scores, scores.Max())], decision.Decision);
    }

    [TestMethod]
    public void Evaluate_ClassesInAnotherOrder_GivesTheSameFigures()
    {
        NetworkClassifier classifier = LazyTraining.Value.Classifier;
        FrameLabels labels = Frames.Labels!;
        string[] reversed = [.. labels.ClassNames.Reverse()];
        float[][] pixels = [.. Enumerable.Range(0, Frames.Count).Select(i => Frames.TryReadFrame(i, out _)!)];
        var other = FrameCollection.FromFrames("other", Frames.Size, pixels, labels with { ClassNames = reversed, Values = [.. labels.Values.Select(value => reversed.Length - 1 - value)] });
        FrameEvaluation one = classifier.Evaluate(Frames), two = classifier.Evaluate(other);
        Assert.AreEqual(one.Metrics.Accuracy, two.Metrics.Accuracy);
        for (int truth = 0; truth < 5; truth++)
            CollectionAssert.AreEqual(one.Metrics.Confusion[truth].ToArray(), two.Metrics.Confusion[truth].ToArray());
    }

    [TestMethod]
    public void Evaluate_UnknownClass_ThrowsBeforeAnyFrameIsRead()
    {
        var other = FrameCollection.FromFrames("other", Frames.Size, [new float[32 * 32]], new FrameLabels { Values = [0], ClassNames = ["icosahedron"] });
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => LazyTraining.Value.Classifier.Evaluate(other)).Message, "icosahedron");
    }

    [TestMethod]
    public void Classify_SizeThatTheNetworkCannotLookAt_NamesTheFile()
    {
        NetworkClassifier classifier = LazyTraining.Value.Classifier;
        NetworkClassifier whole = classifier.WithPreparation(classifier.Preparation with { Window = null });
        var other = FrameCollection.FromFrames("run17.cxi", new FrameSize(30, 31), [new float[30 * 31]]);
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidInputException>(() => whole.Classify(other).ToArray()).Message, "run17.cxi: the frames are 30 x 31, the network takes 20 x 20");
    }

    [TestMethod]
    public void Evaluate_FrameWithoutScore_IsABadFrameAndCostsTheOthersNothing()
    {
        // Linear photons near the end of the numbers overflow in the first convolution.
        NetworkClassifier classifier = LazyTraining.Value.Classifier.WithPreparation(LazyTraining.Value.Classifier.Preparation with { Photons = new PhotonOptions() });
        float[][] pixels = [.. Enumerable.Range(0, 6).Select(i => Frames.TryReadFrame(i, out _)!)];
        pixels[4] = [.. Enumerable.Range(0, pixels[4].Length).Select(i => i % 2 == 0 ? 3e38f : 0)];
        FrameLabels labels = new() { Values = [.. Frames.Labels!.Values.Take(6)], ClassNames = Frames.Labels.ClassNames };
        var frames = FrameCollection.FromFrames("run.cxi", Frames.Size, pixels, labels);

        FrameEvaluation evaluation = classifier.Evaluate(frames);
        CollectionAssert.AreEqual(new[] { 4 }, evaluation.Decisions.Where(decision => !decision.IsUsable).Select(decision => decision.Index).ToArray());
        StringAssert.Contains(evaluation.Decisions[4].Reason, "NaN");
        Assert.AreEqual((5, 1), (evaluation.Metrics.Frames, evaluation.Metrics.BadFrames));
        Assert.AreEqual(5, evaluation.Metrics.IntervalBasis!.Units);
        CollectionAssert.AreEqual(Values(classifier.Classify(frames.Select([0, 1, 2, 3, 5]))), Values(evaluation.Decisions.Where(decision => decision.IsUsable)));
        Assert.IsNull(evaluation.Labels);
        StringAssert.Contains(Assert.ThrowsExactly<BadFrameException>(() => classifier.Evaluate(frames, new ClassifyOptions { Strict = true })).Message, "frame 4");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => classifier.Evaluate(frames.Select([4]))).Message, "no usable frame");
    }

    [TestMethod]
    public void Train_SeveralLabelsAFrame_DecidesEachOfThem()
    {
        float[][] pixels = [.. Enumerable.Range(0, 24).Select(i => Frames.TryReadFrame(i, out _)!)];
        bool[][] labels = [.. Enumerable.Range(0, 24).Select(i => new[] { i % 2 == 0, i % 3 == 0, i % 4 < 2 })];
        var frames = FrameCollection.FromFrames("labels", Frames.Size, pixels, new FrameLabels { Values = [], ClassNames = ["round", "streak", "bent"], Indicators = labels });
        NetworkClassifier classifier = NetworkClassifier.Train(frames, Options).Classifier;
        Assert.IsTrue(classifier.IsMultiLabel);
        foreach (FrameDecision decision in classifier.Classify(frames))
        {
            string[] expected = [.. classifier.Manifest.ClassNames.Where(name => decision.Probabilities![name] >= 0.5f)];
            Assert.AreEqual(expected.Length > 0 ? string.Join('+', expected) : NetworkClassifier.NoLabel, decision.Decision);
        }

        ClassificationEvaluation metrics = classifier.Evaluate(frames).Metrics;
        Assert.IsTrue(metrics.IsMultiLabel);
        Assert.AreEqual(24, metrics.Frames);
        MultiLabelMetrics all = classifier.Evaluate(frames).Labels!;
        Assert.AreEqual((metrics.Accuracy, metrics.F1), (all.Accuracy, all.F1));
    }

    [TestMethod]
    public void WithPreparation_DoubledGain_ClassifiesDoubledFramesTheSame()
    {
        NetworkClassifier classifier = LazyTraining.Value.Classifier;
        NetworkClassifier other = classifier.WithPreparation(classifier.Preparation with { Photons = classifier.Preparation.Photons with { GainAduPerPhoton = 2 } });
        float[][] doubled = [.. Enumerable.Range(0, Frames.Count).Select(i => Array.ConvertAll(Frames.TryReadFrame(i, out _)!, value => 2 * value))];
        float[] expected = Scores(classifier);
        float[] found = [.. other.Classify(FrameCollection.FromFrames("doubled", Frames.Size, doubled)).SelectMany(decision => decision.Probabilities!.Values)];
        CollectionAssert.AreEqual(expected, found);
        StringAssert.Contains(other.Manifest.Preprocessing, "gain 2 ");
    }

    [TestMethod]
    public void ScoreNetwork_FrameWithNaN_CostsTheOthersNothing()
    {
        var mlContext = new MLContext();
        NetworkModel model = LazyTraining.Value.Classifier.Network;
        float[][] frames = [.. Enumerable.Range(0, 5).Select(i => Enumerable.Range(0, 400).Select(pixel => (float)((pixel * 7 + i) % 11)).ToArray())];
        float[][] damaged = [.. frames.Select(frame => frame.ToArray())];
        damaged[2][17] = float.NaN;
        float[][] expected = Score(frames), found = Score(damaged);
        for (int i = 0; i < 5; i++)
            CollectionAssert.AreEqual(i == 2 ? [.. Enumerable.Repeat(float.NaN, 5)] : expected[i], found[i]);

        float[][] Score(float[][] pixels)
        {
            IDataView view = mlContext.Data.LoadFrames(FrameCollection.FromFrames("f", new FrameSize(20, 20), pixels));
            return [.. mlContext.Data.CreateEnumerable<Row>(mlContext.Transforms.ScoreNetwork("Score", FrameColumns.Frame, model).Fit(view).Transform(view), reuseRowObject: false).Select(row => row.Score)];
        }
    }

    [TestMethod]
    public void Train_FramesWithoutLabels_NamesTheFile()
    {
        var frames = FrameCollection.FromFrames("plain", Frames.Size, [new float[32 * 32]]);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => NetworkClassifier.Train(frames, Options)).Message, "plain: has no labels");
    }

    private static float[] Scores(FrameClassifier classifier) => Values(classifier.Classify(Frames));

    private static float[] Values(IEnumerable<FrameDecision> decisions) => [.. decisions.SelectMany(decision => decision.Probabilities!.Values)];

    private sealed class Row
    {
        public float[] Score { get; set; } = [];
    }
}
