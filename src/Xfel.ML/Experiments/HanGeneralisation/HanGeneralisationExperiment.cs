using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Han and Li, section 5.1, the table of false negatives and false positives: a network trained on icosahedra decides on other particles.</summary>
internal sealed class HanGeneralisationExperiment : Experiment
{
    private static readonly Dictionary<string, PublishedErrors> Paper = new()
    {
        ["icosahedron"] = new(0, 0),
        ["truncated-icosahedron"] = new(0.587, 0),
        ["torus"] = new(0.848, 0),
    };

    public override string Name => "han-generalisation";

    public override string Title => "Does a network trained on icosahedra recognise single hits of other particles?";

    public override string Summary => "ResNet-10 trained on icosahedra, half single and half multiple hits, tested on icosahedra, truncated icosahedra and tori";

    public override string Source => "Han and Li, Data Classification with Residual Network for Single Particle Imaging Experiments, section 5.1";

    public override object SettingsOf(ExperimentSize size) => HanGeneralisationSettings.Of(size);

    private protected override (object Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options) =>
        Conduct(options, HanGeneralisationSettings.Of(options.Size));

    internal static (HanGeneralisationResults Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options, HanGeneralisationSettings settings)
    {
        settings.Validate();
        HalfSingleHits training = HalfSingleHits.Choose(settings.TrainedOn, settings.Side, settings.TrainingFrames, options.Seed, options.Cancellation);
        NetworkTraining trained = NetworkClassifier.Train(training.Frames, CountingNetwork.Options(options, settings.Epochs, settings.BatchSize, validationFraction: 0.05));
        var errors = new List<GeometryErrors>();
        var examples = new List<ReportItem>();
        foreach (string geometry in settings.TestedOn)
        {
            // One seed for all shapes: sizes, orientations, photons and detectors are the same, and only the shape differs.
            HalfSingleHits test = HalfSingleHits.Choose(geometry, settings.Side, settings.TestFrames, unchecked(options.Seed + 1), options.Cancellation);
            HitDecision[] decisions = Decide(trained.Classifier, test, $"test on {geometry}", options);
            errors.Add(HitErrors.Count(geometry, decisions, Paper.GetValueOrDefault(geometry)));
            examples.AddRange(HitPictures.OfErrors(geometry, test.Frames, decisions));
        }

        var results = new HanGeneralisationResults(errors, ExperimentTraining.Of(trained));
        return (results, HanGeneralisationReport.Of(results, settings, examples));
    }

    private static HitDecision[] Decide(NetworkClassifier classifier, HalfSingleHits test, string stage, ExperimentOptions options) =>
    [
        .. classifier.Classify(test.Frames, ExperimentReading.Of(options, stage)).Zip(test.Truths(), (decision, truth) =>
            new HitDecision(decision.Index, truth.ParticleCount, truth.ExpectedPhotons, decision.Probabilities![HalfSingleHits.Single])),
    ];
}
