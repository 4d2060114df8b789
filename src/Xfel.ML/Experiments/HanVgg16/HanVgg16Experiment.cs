using Xfel.ML.Internals;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>Han and Li, sections 4.2 and 5.2: VGG16 features of rendered frames and logistic regression, at every intensity scale that the paper shows.</summary>
internal sealed class HanVgg16Experiment : Experiment
{
    /// <summary>The table of section 5.2: 98.2 % right.</summary>
    private static readonly PublishedHits Paper = new(1166, 798, 13, 23);

    public override string Name => "han-vgg16";

    public override string Title => "Which intensity scale serves VGG16 features best?";

    public override string Summary => "features of a quarter-width VGG16 with seeded random weights (not ImageNet) and logistic regression tell single hits in a detector's frames, rendered at eight intensity scales";

    public override string Source => "Han and Li, Data Classification with Residual Network for Single Particle Imaging Experiments, sections 4.2 and 5.2";

    public override object SettingsOf(ExperimentSize size) => HanVgg16Settings.Of(size);

    private protected override (object Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options) =>
        Conduct(options, HanVgg16Settings.Of(options.Size));

    internal static (HanVgg16Results Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options, HanVgg16Settings settings)
    {
        settings.Validate();
        var simulation = new SimulationOptions { Count = settings.TrainingFrames, Size = new(settings.Side, settings.Side), Seed = options.Seed, Threads = options.Threads };
        FrameCollection frames = SimulatedTraining.Of(Preset.SpiReal, simulation, options);
        SimulatedTest test = SimulatedTest.Of(Preset.SpiReal, simulation with { Count = settings.TestFrames, Seed = unchecked(options.Seed + 1) }, "simulate to test", options);
        string weights = "";
        var decisions = new List<ScaleDecisions>();
        foreach (float scale in settings.Scales)
        {
            HitClassifier classifier = HitClassifier.Train(frames, TrainingOf(options, settings, scale));
            weights = classifier.Manifest.Weights;
            decisions.Add(ScaleDecisions.Of(scale, classifier.Evaluate(test.Frames, ExperimentReading.Of(options, Stage("test", scale)))));
        }

        ScaleDecisions baseline = decisions.Single(one => one.Scale == settings.Baseline);
        var results = new HanVgg16Results(weights, settings.Baseline, [.. decisions.Select(one => one.Figures(test, one == baseline ? null : baseline))], Paper);
        return (results, HanVgg16Report.Of(results, settings, [.. ScalePictures.Of(test, settings.Scales)]));
    }

    private static HitClassifierOptions TrainingOf(ExperimentOptions options, HanVgg16Settings settings, float scale) => new()
    {
        Rendering = new() { Scale = scale, GainAduPerPhoton = (float)Preset.SpiReal.Gain },
        Features = new() { Width = settings.Width, Seed = options.Seed, Threads = options.Threads },
        Seed = options.Seed,
        Strict = true,
        Progress = options.Progress is { } progress ? new NamedStage(progress, Stage("train", scale)) : null,
        Cancellation = options.Cancellation,
    };

    private static string Stage(string what, float scale) => FormattableString.Invariant($"{what} at scale {scale}");
}
