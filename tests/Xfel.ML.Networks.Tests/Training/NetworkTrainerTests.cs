using Xfel.ML.Networks.Internals;
using Xfel.ML.Numerics;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class NetworkTrainerTests
{
    [TestMethod]
    public void Train_TwoKindsOfFrames_LearnsThem()
    {
        var progress = new List<TrainingProgress>();
        TrainingResult result = Train(TrainingCase.Options with { Epochs = 12 }, progress);
        Assert.AreEqual(12, result.History.Count);
        Assert.AreEqual(1, result.History[result.BestEpoch - 1].ValidationAccuracy);
        Assert.IsTrue(result.History[^1].TrainingLoss < 0.5 * result.History[0].TrainingLoss);
        Assert.AreEqual(result.History.Min(epoch => epoch.ValidationLoss), result.History[result.BestEpoch - 1].ValidationLoss);
        Assert.AreEqual(StopReason.AllEpochs, result.StopReason);
        Assert.AreEqual(12, result.Split.Validation.Count);
        Assert.AreEqual(NetworkHead.Softmax, result.Model.Head);
        CollectionAssert.AreEqual((string[])["down", "across"], result.History[0].Classes.Select(score => score.Name).ToArray());
        Assert.AreEqual(6, result.History[0].Classes[0].Support);
        TrainingProgress[] steps = [.. progress.Where(report => report.Stage == TrainingStage.Training)];
        Assert.AreEqual(12 * 6, steps.Length, "48 training frames in batches of 8");
        Assert.AreEqual(6, steps[^1].Step);
        Assert.AreEqual(TimeSpan.Zero, steps[^1].Remaining);
        Assert.AreEqual(12, progress.Count(report => report is { Stage: TrainingStage.EpochDone, Completed: not null }));
        Assert.AreEqual(6, progress.Count(report => report.Stage == TrainingStage.Statistics));
    }

    [TestMethod]
    public void Train_NormalizedPixels_AreThoseOfTheTrainingFramesAlone()
    {
        TrainingResult result = Train(TrainingCase.Options with { Epochs = 1 });
        PixelNormalization normalization = result.Model.Normalization!;
        for (int pixel = 0; pixel < TrainingCase.Shape.Length; pixel++)
        {
            double[] values = [.. result.Split.Training.Select(index => (double)TrainingCase.Frame(index)[pixel])];
            double mean = values.Average(), deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            Assert.AreEqual(mean, normalization.Mean[pixel], 1e-6);
            Assert.AreEqual(1 / deviation, normalization.Scale[pixel], 1e-4 / deviation);
        }
    }

    [TestMethod]
    public void Train_AnyThreadsAndBatchesAhead_GivesTheSameBits()
    {
        TrainingResult expected = Train(TrainingCase.Options with { Threads = 1, ReadingThreads = 1 });
        foreach ((int threads, int reading, int ahead) in ((int, int, int)[])[(2, 1, 2), (4, 4, 5)])
        {
            TrainingResult found = Train(TrainingCase.Options with { Threads = threads, ReadingThreads = reading, BatchesAhead = ahead });
            CollectionAssert.AreEqual(expected.Weights(), found.Weights());
            Assert.AreEqual(expected.History.Text(), found.History.Text());
        }

        CollectionAssert.AreNotEqual(expected.Weights(), Train(TrainingCase.Options with { Seed = 6 }).Weights());
    }

    [TestMethod]
    public void Train_Sequence_LearnsAndRepeatsItself()
    {
        var sequence = new TrainingFrameSequence(TrainingCase.Shape, TrainingCase.Count, () => Enumerable.Range(0, TrainingCase.Count).Select(i => new TrainingFrame(TrainingCase.Frame(i))), window: 20);
        TrainingOptions options = TrainingCase.Options with { Epochs = 8 };
        TrainingResult first = Train(options, frames: sequence);
        Assert.AreEqual(1, first.History[^1].ValidationAccuracy);
        CollectionAssert.AreEqual(first.Weights(), Train(options with { ReadingThreads = 3 }, frames: sequence).Weights());
    }

    [TestMethod]
    public void Train_LastPartialBatch_IsUsedIfItHasTwoFrames()
    {
        Assert.AreEqual(2, Steps(frames: 10, batch: 8));
        Assert.AreEqual(1, Steps(frames: 9, batch: 8));

        static int Steps(int frames, int batch)
        {
            var progress = new List<TrainingProgress>();
            Train(TrainingCase.Options with { Epochs = 1, BatchSize = batch, ValidationFraction = 0 }, progress, Take(frames), Labels(frames));
            return progress.Single(report => report.Stage == TrainingStage.EpochDone).Steps;
        }
    }

    [TestMethod]
    public void Train_Patience_StopsAfterEpochsWithoutABetterOne()
    {
        TrainingResult result = Train(TrainingCase.Options with { Epochs = 40, BestBy = TrainingMetric.Accuracy, Patience = 3 });
        Assert.AreEqual(StopReason.Patience, result.StopReason);
        Assert.AreEqual(result.BestEpoch + 3, result.History.Count);
    }

    [TestMethod]
    public void Train_BadFrames_AreReportedAndLeftOut()
    {
        var frames = new WithBadFrames(TrainingCase.Frames, 4, 17);
        var progress = new List<TrainingProgress>();
        TrainingOptions options = TrainingCase.Options with { Epochs = 2, ValidationFraction = 0 };
        TrainingResult result = Train(options, progress, frames);
        Assert.AreEqual(2, result.History[0].BadFrames);
        CollectionAssert.AreEqual((int[])[4, 17], progress.Where(report => report.Stage == TrainingStage.BadFrame).Select(report => report.BadFrame!.Value).Distinct().Order().ToArray());
        StringAssert.Contains(progress.First(report => report.Stage == TrainingStage.BadFrame).Message, "frame 4: the detector was off");
        CollectionAssert.AreEqual(result.Weights(), Train(options with { ReadingThreads = 4 }, frames: frames).Weights());
    }

    [TestMethod]
    public void Train_StrictWithABadFrame_StopsAndNamesIt() => StringAssert.Contains(
        Assert.ThrowsExactly<InvalidInputException>(() => Train(TrainingCase.Options with { Strict = true }, frames: new WithBadFrames(TrainingCase.Frames, 4))).Message,
        "frame 4: the detector was off; training is strict");

    [TestMethod]
    public void Train_NoGoodFrame_Throws() => StringAssert.Contains(
        Assert.ThrowsExactly<InvalidInputException>(() => Train(TrainingCase.Options with { NormalizePixels = false }, frames: new WithBadFrames(TrainingCase.Frames, [.. Enumerable.Range(0, 60)]))).Message,
        "none of 48 training frames could be used");

    [TestMethod]
    public void Train_LearningRateTooHigh_StopsWithStepFramesAndHint()
    {
        using var folder = new TestSupport.TemporaryFolder();
        TrainingOptions options = TrainingCase.Options with
        {
            Optimizer = new SgdOptions(),
            LearningRate = 1e30,
            Schedule = new ConstantSchedule(),
            Checkpoints = new() { Folder = folder.Path, EverySteps = 1 },
        };
        var fault = Assert.ThrowsExactly<TrainingDivergedException>(() => Train(options));
        Assert.AreEqual(1, fault.Epoch);
        Assert.AreEqual(8, fault.Frames.Count);
        StringAssert.Contains(fault.Message, $"epoch 1, step {fault.Step}: found a");
        StringAssert.Contains(fault.Message, $"on the frames {string.Join(", ", fault.Frames)}; expected a number; lower the learning rate");
    }

    [TestMethod]
    public void Train_WhatDoesNotFit_SaysSo()
    {
        TrainingOptions options = TrainingCase.Options;
        Fault<ArgumentException>("found frames of 1 x 8 x 8; tiny takes 1 x 8 x 9", () => Train(options, network: TrainingCase.Describe([BatchNorm(), Flatten(), Linear(2)], new(1, 8, 9))));
        Fault<ArgumentException>("found 2 targets (down, across); tiny has 3 outputs", () => Train(options, network: TrainingCase.Describe([Flatten(), Linear(3)])));
        Fault<InvalidInputException>("found 60 for 50 frames", () => Train(options, frames: Take(50)));
        Fault<InvalidInputException>("found 48 (and 12 for validation); expected at least one batch of 49", () => Train(options with { BatchSize = 49 }));
        Fault<ArgumentException>("BatchSize is 1; tiny has batch normalisation", () => Train(options with { BatchSize = 1 }));
        Fault<ArgumentException>("Loss is SigmoidCrossEntropy and the targets are of kind Class", () => Train(options with { Loss = TrainingLoss.SigmoidCrossEntropy }));
        Fault<ArgumentException>("ClassWeights has 3 values", () => Train(options with { ClassWeights = [1, 2, 3] }));
        Fault<InvalidInputException>("the class across: found no example among 60 frames", () => Train(options, targets: TrainingTargets.OfClasses(new int[60], ["down", "across"])));
        Fault<ArgumentException>("layer", () => TrainingCase.Describe([Conv(4, 7, padding: 0), MaxPool(3), Flatten(), Linear(2)]));
    }

    [TestMethod]
    public void Validate_ManyFaults_NamesThemAll()
    {
        TrainingOptions options = new()
        {
            Epochs = 0,
            BatchSize = -1,
            LearningRate = double.NaN,
            L2 = -1,
            ValidationFraction = 1,
            Patience = 0,
            BatchesAhead = 1,
            Optimizer = new SgdOptions { Momentum = 1 },
            Schedule = new DropSchedule { Epochs = [0], WarmUpEpochs = -1 },
            Augmentation = new() { Contrast = 2, GaussianNoise = -1 },
            Checkpoints = new() { Folder = "", EverySteps = -1 },
            ClassWeights = [1, 0],
        };
        string message = Assert.ThrowsExactly<ArgumentException>(options.Validate).Message;
        foreach (string part in (string[])["Epochs is 0", "BatchSize is -1", "LearningRate is NaN", "L2 is -1", "ValidationFraction is 1", "Patience is 0", "BatchesAhead is 1", "Momentum is 1",
            "Epochs has 0", "WarmUpEpochs is -1", "Contrast is 2", "GaussianNoise is -1", "Folder of the checkpoints is empty", "EverySteps is -1", "ClassWeights has 0"])
            StringAssert.Contains(message, part);
        TrainingPresets.Han2017.Validate();
        TrainingPresets.Zimmermann2019.Validate();
    }

    [TestMethod]
    public void Validate_TurnsOfFramesThatAreNotSquare_IsAFault() => StringAssert.Contains(
        Assert.ThrowsExactly<ArgumentException>(() => new TrainingOptions { Augmentation = new() { Rotate = true } }.Validate(new FeatureShape(1, 8, 9))).Message, "8 x 9");

    [TestMethod]
    public void Train_Cancelled_ThrowsPromptly()
    {
        using var cancellation = new CancellationTokenSource();
        TrainingSeams seams = TrainingCase.Seams with { Reached = (_, _, step) => Cancel(step) };
        Assert.ThrowsExactly<OperationCanceledException>(
            () => NetworkTrainer.Train(TrainingCase.Network, TrainingCase.Frames, TrainingCase.Targets, TrainingCase.Options, null, seams, cancellation.Token));

        void Cancel(int step)
        {
            Assert.IsFalse(cancellation.IsCancellationRequested, "no step after it");
            if (step == 3)
                cancellation.Cancel();
        }
    }

    private static void Fault<T>(string part, Action action)
        where T : Exception => StringAssert.Contains(Assert.ThrowsExactly<T>(action).Message, part);

    private static ITrainingFrames Take(int count) => new TrainingFrameList(TrainingCase.Shape, Enumerable.Range(0, count).Select(i => (ReadOnlyMemory<float>)TrainingCase.Frame(i)));

    private static TrainingTargets Labels(int count) => TrainingTargets.OfClasses([.. Enumerable.Range(0, count).Select(TrainingCase.Label)], ["down", "across"]);

    private static TrainingResult Train(
        TrainingOptions options, List<TrainingProgress>? progress = null, ITrainingFrames? frames = null, TrainingTargets? targets = null, NetworkDescription? network = null) =>
        NetworkTrainer.Train(network ?? TrainingCase.Network, frames ?? TrainingCase.Frames, targets ?? TrainingCase.Targets, options, progress is null ? null : new Recorder(progress), TrainingCase.Seams);

    private sealed class Recorder(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }

    private sealed class WithBadFrames(ITrainingFrames frames, params int[] bad) : ITrainingFrames
    {
        public int Count => frames.Count;

        public FeatureShape Shape => frames.Shape;

        public ITrainingFrameReader Open() => new Reader(frames.Open(), bad);

        private sealed class Reader(ITrainingFrameReader reader, int[] bad) : ITrainingFrameReader
        {
            public void Read(int index, Span<float> frame)
            {
                if (bad.Contains(index))
                    throw new IOException("the detector was off");
                reader.Read(index, frame);
            }

            public void Dispose() => reader.Dispose();
        }
    }
}
