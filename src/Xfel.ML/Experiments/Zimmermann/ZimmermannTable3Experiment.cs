using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Zimmermann et al., table 3: a ResNet-18 without logarithmic activation as the baseline.</summary>
internal sealed class ZimmermannTable3Experiment : ZimmermannExperiment
{
    private static readonly PublishedMetrics Paper = new(0.955, 0.918, 0.866);

    /// <summary>Hours to the highest accuracy, and of all 200 epochs, on two GPUs.</summary>
    private const double PaperHoursToBest = 0.231, PaperHours = 0.694;

    public override string Name => "zimmermann-table3";

    public override string Title => "How well does a plain ResNet-18 label helium frames?";

    public override string Summary => "ResNet-18 without logarithmic activation on helium frames with eleven labels: accuracy, precision, recall, every label's F1, training time";

    protected override string Place => "table 3, section 4";

    public override object SettingsOf(ExperimentSize size) => ZimmermannSettings.Of(size);

    private protected override (object Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options) => Conduct(options, ZimmermannSettings.Of(options.Size));

    internal static (ZimmermannNetworkResults Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options, ZimmermannSettings settings)
    {
        settings.Validate();
        HeliumData data = HeliumData.Prepare(options, settings);
        HeliumModel model = HeliumModel.Train("ResNet-18", HeliumRecipe.ResNet(18, settings, 0, data.Names.Count, data.Training.Size), HeliumRecipe.Training(settings, options), data.ForNetwork(options), "train", options);
        var results = new ZimmermannNetworkResults(data.Facts(), model.Facts with { Paper = Paper });
        return (results, Report(results, settings, data, options.Data is null));
    }

    private static IReadOnlyList<ReportSection> Report(ZimmermannNetworkResults results, ZimmermannSettings settings, HeliumData data, bool isSimulated)
    {
        ZimmermannNetwork network = results.Network;
        return
        [
            new("The table",
            [
                ZimmermannReport.Figures("A ResNet-18 without logarithmic activation.", "network", [(network.Name, network.Evaluation, Paper)], results.Frames),
                new ReportTable(
                    "Training time: to the epoch whose weights were kept, and in full. The paper's is on two Nvidia 1080Ti GPUs, for 200 epochs at 224 x 224.",
                    ["", "to the best epoch", "in full"],
                    [
                        ["here", FormattableString.Invariant($"{network.SecondsToBest:0.0} s"), FormattableString.Invariant($"{network.SecondsInFull:0.0} s")],
                        ["paper", FormattableString.Invariant($"{PaperHoursToBest} h"), FormattableString.Invariant($"{PaperHours} h")],
                    ]),
                ZimmermannReport.Labels("Every label by itself. The paper's table 3 does not go into labels; zimmermann-table10 does.", network),
                ZimmermannReport.Contradictions([network]),
            ]),
            new("What the table means",
            [
                new ReportText(Finding(results)),
                ZimmermannReport.Differences(settings, isSimulated),
            ]),
            ReportWords.Training(network.Training),
            ZimmermannReport.Frames(results.Frames, data),
        ];
    }

    /// <summary>Whether the network does better than constant answers, decided by the interval.</summary>
    internal static string Finding(ZimmermannNetworkResults results)
    {
        (Estimate f1, double constant) = (results.Network.Evaluation.F1, results.Frames.MostFrequent.F1);
        string verdict = f1.Low > constant ? "more than" : f1.High < constant ? "less than" : "no clear gain over";
        ZimmermannLabel[] missed = [.. results.Network.Labels.Where(label => label.Frames > 0 && label.Recall.Value < 0.5)];
        return $"F1 is {ZimmermannReport.Number(f1)}: {verdict} the {ZimmermannReport.Number(constant)} of predicting {ZimmermannReport.Joined(results.Frames.MostFrequent.Labels)} for every frame. "
            + (missed.Length == 0 ? "Of every label at least half of the frames are found." : $"Fewer than half of the frames are found of {ZimmermannReport.Joined([.. missed.Select(label => label.Name)])}.")
            + " Accuracy alone says little where most labels are rare. One training was done: another seed gives other figures.";
    }
}
