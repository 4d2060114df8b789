using Xfel.ML.Internals;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>Han and Li, section 5.1: a network that learnt from ideal frames decides on those of a detector.</summary>
internal sealed class HanSimToRealExperiment : Experiment
{
    /// <summary>On five classes of simulated frames.</summary>
    private const double PaperOnSimulation = 0.99;

    /// <summary>On measured frames, whose labels are single hit or not: trained on simulated and on measured ones.</summary>
    private const double PaperTransferred = 0.62, PaperOnMeasured = 0.94;

    public override string Name => "han-sim-to-real";

    public override string Title => "Does a network trained on ideal simulated frames work on the frames of a detector?";

    public override string Summary => "ResNet-10 trained on ideal frames (spi-hits) and on a detector's (spi-real), each tested on both, and which artefacts hurt";

    public override string Source => "Han and Li, Data Classification with Residual Network for Single Particle Imaging Experiments, section 5.1";

    public override object SettingsOf(ExperimentSize size) => SettingsFor(size);

    internal static CountingSettings SettingsFor(ExperimentSize size) => size switch
    {
        ExperimentSize.Tiny => CountingSettings.Tiny,
        ExperimentSize.Paper => CountingSettings.Paper,
        _ => new() { TrainingFrames = 5_000, ValidationFrames = 250, TestFrames = 2_000, Side = 64, Epochs = 20 },
    };

    private protected override (object Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options) =>
        Conduct(options, SettingsFor(options.Size));

    internal static (HanSimToRealResults Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options, CountingSettings settings)
    {
        settings.Validate();
        Preset[] presets = [Preset.SpiHits, Preset.SpiReal];
        SimulatedTest[] tests = [.. presets.Select(preset => CountingNetwork.Test(preset, settings, options))];
        var transfers = new List<TransferFigures>();
        var trainings = new List<NamedTraining>();
        IReadOnlyList<ArtefactFigures> artefacts = [];
        CountDecision[] ideal = [], transferred = [];
        foreach (Preset trainedOn in presets)
        {
            NetworkTraining trained = CountingNetwork.Train(trainedOn, settings, options with { Progress = options.Progress is { } progress ? new NamedStage(progress, $"train on {trainedOn.Name}") : null });
            trainings.Add(new NamedTraining(trainedOn.Name, ExperimentTraining.Of(trained)));
            foreach (SimulatedTest test in tests)
            {
                CountDecision[] decisions = CountingNetwork.Decide(trained.Classifier, test, $"{trainedOn.Name} on {test.Preset.Name}", options);
                transfers.Add(Count(trainedOn, test.Preset, decisions));
                if (trainedOn == Preset.SpiHits)
                    (ideal, transferred) = test.Preset == Preset.SpiHits ? (decisions, transferred) : (ideal, decisions);
            }

            if (trainedOn == Preset.SpiHits)
                artefacts = [.. DetectorArtefact.All.Select(artefact => Try(artefact, trained.Classifier, tests, ideal, options))];
        }

        var results = new HanSimToRealResults(transfers, artefacts, RealTruth.Groups(transferred), trainings);
        return (results, HanSimToRealReport.Of(results, settings, SameParticles.Pictures(tests[0], tests[1]), [.. CountPictures.OfErrors(tests[1], transferred)]));
    }

    private static TransferFigures Count(Preset trainedOn, Preset testedOn, CountDecision[] decisions)
    {
        bool ideal = trainedOn == Preset.SpiHits;
        return new TransferFigures(
            trainedOn.Name,
            testedOn.Name,
            CountingNetwork.Figures(testedOn.ClassNames, decisions),
            ideal && testedOn == Preset.SpiHits ? PaperOnSimulation : null,
            testedOn != Preset.SpiReal ? null : ideal ? PaperTransferred : PaperOnMeasured,
            FrameGroups.ByParticles(decisions, decision => decision.Truth.ParticleCount, decision => decision.IsRight, fewest: 0),
            FrameGroups.ByParticles(decisions, decision => decision.Truth.ParticleCount, decision => decision.CalledSingle, fewest: 0));
    }

    private static ArtefactFigures Try(DetectorArtefact artefact, NetworkClassifier classifier, SimulatedTest[] tests, CountDecision[] ideal, ExperimentOptions options)
    {
        SimulatedTest with = artefact.On(tests[0], tests[1].Truths, options.Seed, options.Cancellation);
        CountDecision[] decisions = CountingNetwork.Decide(classifier, with, artefact.Name, options);
        return new ArtefactFigures(
            artefact.Name,
            CountingNetwork.Figures(Preset.SpiHits.ClassNames, decisions),
            FrameGroups.Against(with.Frames.Indices, index => ideal[index].IsRight, index => decisions[index].IsRight));
    }
}
