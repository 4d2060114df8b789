using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>The public trainer with the real engine.</summary>
[TestClass]
public sealed class EndToEndTests
{
    private static TrainingOptions Options { get; } = TrainingCase.Options with { Epochs = 12, Augmentation = new() { FlipHorizontal = true, FlipVertical = true, Contrast = 0.1 } };

    [TestMethod]
    public void Train_TinyResidualNetwork_LearnsAndItsModelScoresAsItsHistorySays()
    {
        TrainingResult result = NetworkTrainer.Train(TrainingCase.Residual, TrainingCase.Frames, TrainingCase.Targets, Options);
        Assert.AreEqual(1, result.History[result.BestEpoch - 1].ValidationAccuracy);
        int right = 0;
        var scores = new float[2];
        foreach (int index in result.Split.Validation)
        {
            result.Model.Predict(TrainingCase.Frame(index), 1, scores, 1);
            Assert.AreEqual(1, scores.Sum(), 1e-5);
            right += scores[TrainingCase.Label(index)] > 0.5f ? 1 : 0;
        }

        Assert.AreEqual(result.Split.Validation.Count, right);
    }

    [TestMethod]
    public void Train_OneTwoOrFourThreads_GivesTheSameBits()
    {
        TrainingOptions options = Options with { Epochs = 2 };
        float[] expected = NetworkTrainer.Train(TrainingCase.Residual, TrainingCase.Frames, TrainingCase.Targets, options with { Threads = 1 }).Weights();
        foreach (int threads in (int[])[2, 4])
            CollectionAssert.AreEqual(expected, NetworkTrainer.Train(TrainingCase.Residual, TrainingCase.Frames, TrainingCase.Targets, options with { Threads = threads }).Weights());
    }

    [TestMethod]
    public void Train_CancelledInAnEpochAndResumed_GivesTheSameBits()
    {
        TrainingOptions options = Options with { Epochs = 3 };
        float[] expected = NetworkTrainer.Train(TrainingCase.Residual, TrainingCase.Frames, TrainingCase.Targets, options).Weights();
        using var folder = new TestSupport.TemporaryFolder();
        TrainingOptions resumable = options with { Checkpoints = new() { Folder = folder.Path, Resume = true } };
        using var cancellation = new CancellationTokenSource();
        Assert.ThrowsExactly<OperationCanceledException>(() => NetworkTrainer.Train(TrainingCase.Residual, TrainingCase.Frames, TrainingCase.Targets, resumable, new CancelAt(cancellation, 2, 3), cancellation.Token));
        CollectionAssert.AreEqual(expected, NetworkTrainer.Train(TrainingCase.Residual, TrainingCase.Frames, TrainingCase.Targets, resumable).Weights());
    }

    [TestMethod]
    public void Train_SeveralLabels_LearnsThemWithTheirScores()
    {
        float[][] labels = [.. Enumerable.Range(0, TrainingCase.Count).Select(i => (float[])[TrainingCase.Label(i), 1 - TrainingCase.Label(i), 1])];
        TrainingOptions options = Options with { Loss = TrainingLoss.SigmoidCrossEntropy, ClassWeights = [1, 2, 1], Optimizer = new SgdOptions(), LearningRate = 0.1, BestBy = TrainingMetric.MacroF1 };
        NetworkDescription network = TrainingCase.Describe([Conv(6, 3, bias: false), BatchNorm(0.1f), Relu(), GlobalAveragePool(), Linear(3)]);
        TrainingResult result = NetworkTrainer.Train(network, TrainingCase.Frames, TrainingTargets.OfLabels(labels, ["across", "down", "any"]), options with { NormalizePixels = false });
        TrainingEpoch best = result.History[result.BestEpoch - 1];
        Assert.AreEqual(1, best.ValidationAccuracy);
        Assert.AreEqual(1, best.MacroF1);
        Assert.AreEqual(12, best.Classes[2].Support);
        Assert.AreEqual(NetworkHead.Sigmoid, result.Model.Head);
    }

    [TestMethod]
    public void Train_Numbers_AreFittedWithoutAHead()
    {
        float[][] values = [.. Enumerable.Range(0, TrainingCase.Count).Select(i => (float[])[TrainingCase.Label(i) * 4 - 2])];
        NetworkDescription network = TrainingCase.Describe([Flatten(), Linear(1)]);
        TrainingResult result = NetworkTrainer.Train(network, TrainingCase.Frames, TrainingTargets.OfValues(values, ["x"]), Options with { Loss = TrainingLoss.SquaredError, L1 = 0, L2 = 0 });
        Assert.IsNull(result.History[0].ValidationAccuracy);
        Assert.IsTrue(result.History[result.BestEpoch - 1].ValidationLoss < 0.5, $"{result.History[^1]}");
        Assert.AreEqual(NetworkHead.None, result.Model.Head);
    }

    private sealed class CancelAt(CancellationTokenSource cancellation, int epoch, int step) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value is { Stage: TrainingStage.Training } && (value.Epoch, value.Step) == (epoch, step))
                cancellation.Cancel();
        }
    }
}
