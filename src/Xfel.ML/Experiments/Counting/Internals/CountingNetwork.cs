using Xfel.ML.Networks;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>A ResNet-10 that counts the particles in frames of a preset: how it is trained, and how it decides.</summary>
internal static class CountingNetwork
{
    /// <summary>Trains on frames of a preset, in the class shares of <c>spi-hits</c>.</summary>
    public static NetworkTraining Train(Preset preset, CountingSettings settings, ExperimentOptions options)
    {
        SimulationOptions simulation = Simulation(settings, options.Seed, options);
        return NetworkClassifier.Train(SimulatedTraining.Of(preset, simulation, options), Options(options, settings.Epochs, settings.BatchSize, (double)settings.ValidationFrames / simulation.Count, preset.Gain));
    }

    /// <summary>The frames for training and for choosing the epoch.</summary>
    public static SimulationOptions Simulation(CountingSettings settings, int seed, ExperimentOptions options) => new()
    {
        Count = (long)settings.TrainingFrames + settings.ValidationFrames,
        Size = new(settings.Side, settings.Side),
        Seed = seed,
        Shapes = settings.Shapes,
        Threads = options.Threads,
    };

    /// <summary>The settings with which ResNet-10 learns fastest (docs/training.md): photons as logarithms, no dropout, no penalty on weights, quarter turns.</summary>
    public static NetworkClassifierOptions Options(ExperimentOptions options, int epochs, int batchSize, double validationFraction, double gain = 1) => new()
    {
        Network = "resnet10",
        Design = new() { Dropout = 0 },
        Preparation = new() { Photons = new() { GainAduPerPhoton = (float)gain, Scaling = PhotonScaling.Logarithmic } },
        Training = TrainingPresets.Han2017 with
        {
            Epochs = epochs,
            BatchSize = batchSize,
            LearningRate = 2e-3,
            Schedule = new CosineSchedule { WarmUpEpochs = 0.5 },
            L2 = 0,
            Augmentation = TrainingPresets.Han2017.Augmentation with { Rotate = true },
            ValidationFraction = validationFraction,
            // Accuracy on so few frames ties between epochs, and the first of them would win.
            BestBy = TrainingMetric.Loss,
            Seed = options.Seed,
            Threads = options.Threads,
        },
        Progress = options.Progress is { } progress ? new TrainingSteps(progress) : null,
        Cancellation = options.Cancellation,
    };

    /// <summary>The frames of a test: models that no training has, and the same ones for every preset.</summary>
    public static SimulatedTest Test(Preset preset, CountingSettings settings, ExperimentOptions options) => SimulatedTest.Of(
        preset,
        Simulation(settings, unchecked(options.Seed + 1), options) with { Count = settings.TestFrames },
        $"simulate {preset.Name} to test",
        options);

    /// <summary>Decides on a test; frames of a detector of another gain than the training's become photons by their own.</summary>
    public static CountDecision[] Decide(NetworkClassifier classifier, SimulatedTest test, string stage, ExperimentOptions options)
    {
        FramePreparation preparation = classifier.Preparation;
        NetworkClassifier fitting = classifier.WithPreparation(preparation with { Photons = preparation.Photons with { GainAduPerPhoton = (float)test.Preset.Gain } });
        var classes = test.Preset.ClassNames.ToList();
        return
        [
            .. fitting.Classify(test.Frames, ExperimentReading.Of(options, stage)).Select(decision =>
                new CountDecision(decision.Index, test.Truths[decision.Index], classes.IndexOf(decision.Decision), decision.Probability!.Value)),
        ];
    }

    /// <summary>Counts the decisions.</summary>
    public static CountingFigures Figures(IReadOnlyList<string> classes, IReadOnlyCollection<CountDecision> decisions) => new(
        FrameGroups.Share(decisions, decision => decision.IsRight),
        FrameGroups.Share(decisions, decision => decision.IsSingle == decision.CalledSingle),
        FrameGroups.Share(decisions.Where(decision => decision.IsSingle), decision => !decision.CalledSingle),
        FrameGroups.Share(decisions.Where(decision => !decision.IsSingle), decision => decision.CalledSingle),
        ClassificationEvaluation.Of(classes, [.. decisions.Select(decision => decision.Class)], [.. decisions.Select(decision => decision.Decided)]));
}
