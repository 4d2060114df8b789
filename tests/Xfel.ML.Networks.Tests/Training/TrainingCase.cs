using Xfel.ML.Networks.Internals;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>Two kinds of 8 x 8 frames, a band down and a band across, the same after flips, under noise: easy, small, and the same each time.</summary>
internal static class TrainingCase
{
    public const int Count = 60;

    public static FeatureShape Shape { get; } = new(1, 8, 8);

    /// <summary>For <see cref="FakeEngine"/>.</summary>
    public static NetworkDescription Network { get; } = Describe([BatchNorm(), Flatten(), Linear(2)]);

    /// <summary>For the real engine: every kind of state, running statistics, dropout and a trained alpha included.</summary>
    public static NetworkDescription Residual { get; } = Describe(
    [
        Conv(6, 3, bias: false), BatchNorm(0.1f), LogActivation(0.2f, trained: true), MaxPool(2),
        Layers.Residual([Conv(6, 3, bias: false), BatchNorm(0.1f), Dropout(0.1f), Relu()], []),
        GlobalAveragePool(), Linear(2),
    ]);

    public static TrainingSeams Seams { get; } = new() { CreateEngine = static (network, batch, _) => new FakeEngine(network, batch) };

    public static TrainingOptions Options { get; } = new()
    {
        Epochs = 4,
        BatchSize = 8,
        Seed = 5,
        LearningRate = 0.02,
        Schedule = new CosineSchedule { WarmUpEpochs = 1 },
        L2 = 1e-3,
        L1 = 1e-4,
        NormalizePixels = true,
        ValidationFraction = 0.2,
        Augmentation = new() { FlipHorizontal = true, FlipVertical = true, Contrast = 0.1, GaussianNoise = 0.1 },
        ReadingThreads = 2,
    };

    public static NetworkDescription Describe(Sequential layers, FeatureShape? shape = null) => layers.ForInput("tiny", shape ?? Shape);

    public static int Label(int index) => index % 2;

    public static TrainingTargets Targets { get; } = TrainingTargets.OfClasses([.. Enumerable.Range(0, Count).Select(Label)], ["down", "across"]);

    public static ITrainingFrames Frames { get; } = new TrainingFrameList(Shape, Enumerable.Range(0, Count).Select(index => (ReadOnlyMemory<float>)Frame(index)));

    public static float[] Frame(int index)
    {
        var random = new Random(index);
        var frame = new float[Shape.Length];
        for (int i = 0; i < frame.Length; i++)
        {
            int position = Label(index) == 0 ? i / 8 : i % 8;
            frame[i] = (position + 2) / 4 % 2 + 0.6f * random.NextSingle();
        }

        return frame;
    }

    public static float[] Weights(this TrainingResult result) => [.. result.Model.Parameters.SelectMany(parameter => parameter.Values)];

    /// <summary>Everything of a history but the speed.</summary>
    public static string Text(this IReadOnlyList<TrainingEpoch> history) =>
        string.Join('\n', history.Select(epoch => $"{epoch with { FramesPerSecond = 0, Classes = [] }} {string.Join(' ', epoch.Classes)}"));
}
