using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Hits;

[TestClass]
public sealed class HitClassifierTests
{
    [TestMethod]
    public void Classify_BadFramesAmongGoodOnes_KeepsOrderAndNamesReasons()
    {
        List<float[]> pixels = SmallHits.Pixels(20);
        Array.Fill(pixels[0], float.NaN);
        Array.Fill(pixels[9], float.PositiveInfinity);
        pixels[19] = new float[5];
        pixels[4][100] = float.PositiveInfinity;
        pixels[4][101] = -12;

        FrameDecision[] decisions = [.. SmallHits.Classifier.Classify(FrameCollection.FromFrames("shots", SmallHits.Frames.Size, pixels))];

        CollectionAssert.AreEqual(Enumerable.Range(0, 20).ToArray(), decisions.Select(decision => decision.Index).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 9, 19 }, decisions.Where(decision => decision.Decision == FrameDecision.Bad).Select(decision => decision.Index).ToArray());
        Assert.IsTrue(decisions.All(decision => decision.Decision == FrameDecision.Bad
            ? decision is { Reason.Length: > 0, Probability: null, Probabilities: null }
            : decision.Reason is null && Math.Abs(decision.Probabilities!.Values.Sum() - 1) < 1e-6 && decision.Probability >= 0.5f));
    }

    [TestMethod]
    public void Classify_Strict_ThrowsAtTheBadFrame()
    {
        List<float[]> pixels = SmallHits.Pixels(3);
        Array.Fill(pixels[1], float.NaN);
        var frames = FrameCollection.FromFrames("shots", SmallHits.Frames.Size, pixels);

        var error = Assert.ThrowsExactly<BadFrameException>(() => SmallHits.Classifier.Classify(frames, new ClassifyOptions { Strict = true }).ToArray());

        Assert.AreEqual(1, error.Frame.Index);
    }

    [TestMethod]
    public void Classify_NoUsableFrame_IsAnErrorNamingTheFile()
    {
        var pixels = new float[SmallHits.Frames.Size.PixelCount];
        Array.Fill(pixels, float.NaN);
        var frames = FrameCollection.FromFrames("shots", SmallHits.Frames.Size, [pixels, pixels]);

        var error = Assert.ThrowsExactly<InvalidInputException>(() => SmallHits.Classifier.Classify(frames).ToArray());

        StringAssert.StartsWith(error.Message, "shots: no usable frame among 2");
    }

    [TestMethod]
    public void Classify_FramesOfAnotherSize_AreDecided()
    {
        var frame = new float[90 * 71];
        frame[45 * 71 + 35] = 50;

        FrameDecision decision = SmallHits.Classifier.Classify(FrameCollection.FromFrames("shots", new FrameSize(90, 71), [frame])).Single();

        Assert.AreNotEqual(FrameDecision.Bad, decision.Decision);
    }

    [TestMethod]
    public void Classify_InBatches_EqualsOneByOneBitForBit()
    {
        var mlContext = new MLContext();
        IDataView view = mlContext.Data.LoadFrames(SmallHits.Frames.Select(Enumerable.Range(0, 10)));

        float[] scored = [.. SmallHits.Classifier.Model.Transform(view).GetColumn<float>("Probability")];
        var single = Enumerable.Range(0, 10)
            .Select(i => SmallHits.Classifier.Classify(SmallHits.Frames.Select([i])).Single().Probabilities!["single"]).ToArray();

        CollectionAssert.AreEqual(scored, single);
    }

    [TestMethod]
    public void Evaluate_OwnMetrics_EqualMLNets()
    {
        var mlContext = new MLContext();
        FrameEvaluation ours = SmallHits.Classifier.Evaluate(SmallHits.Frames);

        CalibratedBinaryClassificationMetrics theirs = mlContext.BinaryClassification.Evaluate(
            SmallHits.Classifier.Model.Transform(mlContext.Data.LoadFrames(SmallHits.Frames)));

        Assert.AreEqual(theirs.Accuracy, ours.Metrics.Accuracy, 1e-9);
        Assert.AreEqual(theirs.PositivePrecision, ours.Metrics.Precision, 1e-9);
        Assert.AreEqual(theirs.PositiveRecall, ours.Metrics.Recall, 1e-9);
        Assert.AreEqual(theirs.AreaUnderRocCurve, ours.Roc!.Area, 1e-6);
        Assert.AreEqual(theirs.F1Score, ours.Metrics.PerClass[1].F1, 1e-9);
    }

    [TestMethod]
    public void Evaluate_Unlabelled_IsRefused()
    {
        var error = Assert.ThrowsExactly<InvalidInputException>(
            () => SmallHits.Classifier.Evaluate(FrameCollection.FromFrames("shots", SmallHits.Frames.Size, SmallHits.Pixels(2))));

        StringAssert.Contains(error.Message, "labels");
    }

    [TestMethod]
    public void Train_Twice_GivesTheSameBundleBytes()
    {
        using var folder = new TemporaryFolder();
        SmallHits.Classifier.Save(folder.File("a.xfel"));
        HitClassifier.Train(SmallHits.Frames, SmallHits.Options with { Features = SmallHits.Options.Features with { Threads = 1, BatchSize = 7 } }).Save(folder.File("b.xfel"));

        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("a.xfel")), File.ReadAllBytes(folder.File("b.xfel")));
    }

    [TestMethod]
    public void Train_OneClassOnly_IsRefusedBeforeAnyFrameIsRead()
    {
        FrameCollection one = FrameCollection.FromFrames("shots", SmallHits.Frames.Size, [new float[1], new float[1]],
            new FrameLabels { Values = [1, 1], ClassNames = ["bad", "single"] });

        var error = Assert.ThrowsExactly<InvalidInputException>(() => HitClassifier.Train(one, SmallHits.Options));

        StringAssert.Contains(error.Message, "both classes");
    }

    [TestMethod]
    public void Train_BadFrames_AreSkippedCountedAndNamed()
    {
        List<float[]> pixels = SmallHits.Pixels(20);
        Array.Fill(pixels[5], float.NaN);
        pixels[6] = new float[3];
        var labels = new FrameLabels { Values = [.. Enumerable.Range(0, 20).Select(i => i % 2)], ClassNames = ["bad", "single"] };
        var told = new List<BadFrame>();

        HitClassifier classifier = HitClassifier.Train(
            FrameCollection.FromFrames("shots", SmallHits.Frames.Size, pixels, labels), SmallHits.Options with { OnBadFrame = told.Add });

        CollectionAssert.AreEqual(new[] { 5, 6 }, told.Select(frame => frame.Index).ToArray());
        Assert.AreEqual(18, classifier.Manifest.TrainingData!.Frames);
        Assert.AreEqual(2, classifier.Manifest.TrainingData.BadFrames);
    }

    [TestMethod]
    public void Train_AllFramesBad_IsRefused()
    {
        var labels = new FrameLabels { Values = [0, 1], ClassNames = ["bad", "single"] };

        var error = Assert.ThrowsExactly<InvalidInputException>(() => HitClassifier.Train(
            FrameCollection.FromFrames("shots", SmallHits.Frames.Size, [new float[3], new float[3]], labels), SmallHits.Options));

        StringAssert.Contains(error.Message, "no usable frame");
    }

    [TestMethod]
    public void Train_WithValidation_StatesHeldOutMetrics()
    {
        HitClassifier classifier = HitClassifier.Train(SmallHits.Frames, SmallHits.Options with { ValidationFraction = 0.25 });

        Assert.AreEqual(12, classifier.Manifest.Metrics["frames"]);
        Assert.AreEqual(36, classifier.Manifest.TrainingData!.Frames);
        Assert.IsTrue(classifier.Manifest.Metrics.ContainsKey("accuracy") && classifier.Manifest.Metrics.ContainsKey("recall"));
    }
}
