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

    public override object SettingsOf(ExperimentSize size) => SettingsFor(size);

    /// <summary>Small frames are 64 x 64: the same minutes at 128 x 128 end long before the network has learnt.</summary>
    internal static CountingSettings SettingsFor(ExperimentSize size) => size switch
    {
        ExperimentSize.Tiny => CountingSettings.Tiny,
        ExperimentSize.Paper => CountingSettings.Paper,
        _ => new() { TrainingFrames = 10_000, ValidationFrames = 500, TestFrames = 2_000, Side = 64, Epochs = 20 },
    };

    private protected override (object Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options) =>
        Conduct(options, SettingsFor(options.Size));

    internal static (HanResNetResults Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options, CountingSettings settings)
    {
        settings.Validate();
        NetworkTraining trained = CountingNetwork.Train(Preset.SpiHits, settings, options);
        SimulatedTest test = CountingNetwork.Test(Preset.SpiHits, settings, options);
        CountDecision[] decisions = CountingNetwork.Decide(trained.Classifier, test, "test", options);
        HanResNetResults results = Count(decisions, ExperimentTraining.Of(trained));
        return (results, HanResNetReport.Of(results, settings, [.. CountPictures.OfErrors(test, decisions)]));
    }

    private static HanResNetResults Count(CountDecision[] decisions, ExperimentTraining training)
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
            training);
    }
}
