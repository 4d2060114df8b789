using Xfel.ML.Internals;
using Xfel.ML.Networks;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>Han and Li, section 5.1, Fig. 8: a ResNet-10 learns to count particles in simulated frames.</summary>
internal sealed class HanResNetExperiment : Experiment
{
    private const double PaperAccuracy = 0.99;

    /// <summary>What the paper says was passed quickly.</summary>
    private const double Quick = 0.95;

    public override string Name => "han-resnet";

    public override string Title => "Can a ResNet-10 count the particles in a diffraction frame?";

    public override string Summary => "ResNet-10 on frames of none, one, two, three, four and more particles: curves, accuracy, confusion matrix";

    public override string Source => "Han and Li, Data Classification with Residual Network for Single Particle Imaging Experiments, section 5.1";

    public override object SettingsOf(ExperimentSize size) => HanResNetSettings.Of(size);

    private protected override (object Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options) =>
        Conduct(options, HanResNetSettings.Of(options.Size));

    internal static (HanResNetResults Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options, HanResNetSettings settings)
    {
        settings.Validate();
        NetworkTraining trained = CountingNetwork.Train(Preset.SpiHits, settings, options);
        SimulatedTest test = CountingNetwork.Test(Preset.SpiHits, settings, options);
        CountDecision[] decisions = CountingNetwork.Decide(trained.Classifier, test, "test", options);
        HanResNetResults results = Count(decisions, ExperimentTraining.Of(trained), Repeat(settings, test, options));
        return (results, HanResNetReport.Of(results, settings, [.. CountPictures.OfErrors(test, decisions)]));
    }

    /// <summary>The paper makes 100 frames of every model, and seems to divide them at random: what does that do to the accuracy?</summary>
    private static RepeatedModels Repeat(HanResNetSettings settings, SimulatedTest test, ExperimentOptions options)
    {
        SimulationOptions simulation = CountingNetwork.Simulation(settings, options.Seed, options) with { FramesPerModel = settings.FramesPerModel };
        FrameCollection frames = SimulatedTraining.Of(Preset.SpiHits, simulation with { Count = simulation.Count + settings.TestFrames }, options).WithoutModels();
        (FrameCollection training, FrameCollection known) = frames.SplitByModel(settings.TestFrames, options.Seed);
        ExperimentOptions second = options with { Progress = options.Progress is { } progress ? new NamedStage(progress, "train on repeated models") : null };
        NetworkTraining trained = NetworkClassifier.Train(training, CountingNetwork.Options(second, settings.RepeatedEpochs, settings.BatchSize, (double)settings.ValidationFrames / simulation.Count));
        return new RepeatedModels(settings.FramesPerModel, Right(known, "test on known models"), Right(test.Frames, "test on new models"), ExperimentTraining.Of(trained));

        Proportion Right(FrameCollection tested, string stage)
        {
            FrameEvaluation evaluation = trained.Classifier.Evaluate(tested, ExperimentReading.Of(options, stage));
            return new Proportion(evaluation.Decisions.Zip(evaluation.Truth).Count(pair => pair.First.Decision == pair.Second), tested.Count);
        }
    }

    private static HanResNetResults Count(CountDecision[] decisions, ExperimentTraining training, RepeatedModels repeated)
    {
        CountDecision[] hits = [.. decisions.Where(decision => decision.Truth.ParticleCount > 0)];
        TrainingEpoch last = training.Epochs[^1];
        return new HanResNetResults(
            CountingNetwork.Figures(Preset.SpiHits.ClassNames, decisions),
            PaperAccuracy,
            FrameGroups.ByParticles(decisions, decision => decision.Truth.ParticleCount, decision => decision.IsRight, fewest: 0),
            FrameGroups.ByPhotons(hits, decision => decision.Truth.ExpectedPhotons, decision => decision.IsRight),
            FrameGroups.ByThirds(hits, decision => decision.Truth.Values[0], decision => decision.IsRight),
            FrameGroups.ByParticles(decisions, decision => decision.Truth.ParticleCount, decision => decision.CalledSingle, fewest: 0),
            new Proportion((int)Math.Round((last.ValidationAccuracy ?? 0) * training.ValidationFrames), training.ValidationFrames),
            training.Epochs.FirstOrDefault(epoch => epoch.ValidationAccuracy > Quick)?.Epoch,
            training,
            repeated);
    }
}
