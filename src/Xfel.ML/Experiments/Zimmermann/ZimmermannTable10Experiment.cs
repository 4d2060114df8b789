using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Zimmermann et al., table 10: every label of the ResNet-101.</summary>
internal sealed class ZimmermannTable10Experiment : ZimmermannExperiment
{
    /// <summary>The paper's ResNet-101 over all labels: its table 9.</summary>
    private static readonly PublishedMetrics Paper = new(0.964, 0.925, 0.878);

    /// <summary>By the names of CXIDB-94; the table calls the first two Oblate and Spherical.</summary>
    private static readonly Dictionary<string, PublishedMetrics> PaperLabels = new()
    {
        ["Spherical/Oblate"] = new(0.9681, 0.9770, 0.9965),
        ["Round"] = new(0.9166, 0.9247, 0.9849),
        ["Elliptical"] = new(0.9231, 0.8054, 0.4836),
        ["NewtonRings"] = new(0.9352, 0.6325, 0.2282),
        ["Prolate"] = new(0.9690, 0.9274, 0.6777),
        ["Bent"] = new(0.9657, 0.8161, 0.6487),
        ["Asymmetric"] = new(0.9458, 0.6044, 0.2207),
        ["Streak"] = new(0.9898, 0.9372, 0.9876),
        ["DoubleRings"] = new(0.9768, 0.7708, 0.6788),
        ["Layered"] = new(0.9896, 0.9062, 0.6170),
        ["Empty"] = new(0.9904, 0.9537, 0.9763),
    };

    public override string Name => "zimmermann-table10";

    public override string Title => "Which labels of helium frames does a deep network find?";

    public override string Summary => "ResNet-101 without logarithmic activation on helium frames: accuracy, precision and recall of every label";

    protected override string Place => "table 10, appendix A";

    public override object SettingsOf(ExperimentSize size) => ZimmermannSettings.Of(size);

    private protected override (object Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options) => Conduct(options, ZimmermannSettings.Of(options.Size));

    internal static (ZimmermannNetworkResults Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options, ZimmermannSettings settings)
    {
        settings.Validate();
        HeliumData data = HeliumData.Prepare(options, settings);
        HeliumModel model = HeliumModel.Train("ResNet-101", HeliumRecipe.ResNet(101, settings, 0, data.Names.Count, data.Training.Size), HeliumRecipe.Training(settings, options), data.ForNetwork(options), "train", options);
        ZimmermannNetwork network = model.Facts with { Paper = Paper, Labels = [.. model.Facts.Labels.Select(label => label with { Paper = PaperLabels.GetValueOrDefault(label.Name) })] };
        var results = new ZimmermannNetworkResults(data.Facts(), network);
        return (results, Report(results, settings, data, options.Data is null));
    }

    private static IReadOnlyList<ReportSection> Report(ZimmermannNetworkResults results, ZimmermannSettings settings, HeliumData data, bool isSimulated)
    {
        ZimmermannNetwork network = results.Network;
        return
        [
            new("The table",
            [
                ZimmermannReport.Labels(FormattableString.Invariant($"Every label of a ResNet-101 without logarithmic activation, of {settings.Width:0.###} times the paper's channels. 'frames' are the evaluation frames that have the label; in brackets 95 % intervals (bootstrap)."), network),
                new ReportBars("Precision and recall of every label with their 95 % intervals; the diamonds are the paper's. Look at recall: that is what rare labels lack.",
                    [.. network.Labels.Select(label => new ReportBarGroup(label.Name, [new ReportBar("precision", label.Precision, label.Paper?.Precision), new ReportBar("recall", label.Recall, label.Paper?.Recall)]))]),
                ZimmermannReport.Figures("Over all labels; the paper's are those of its table 9.", "network", [(network.Name, network.Evaluation, Paper)], results.Frames),
                ZimmermannReport.Contradictions([network]),
            ]),
            new("What the table means", [new ReportText(Finding(network)), ZimmermannReport.Differences(settings, isSimulated)]),
            ReportWords.Training(network.Training),
            ZimmermannReport.Frames(results.Frames, data),
        ];
    }

    /// <summary>Which labels are found here and in the paper, at the half-way mark.</summary>
    internal static string Finding(ZimmermannNetwork network)
    {
        ZimmermannLabel[] known = [.. network.Labels.Where(label => label.Frames > 0)];
        string[] missed = [.. known.Where(label => label.Recall.Value < 0.5).Select(label => label.Name)];
        string[] paper = [.. known.Where(label => label.Paper?.Recall < 0.5).Select(label => label.Name)];
        string[] both = [.. missed.Intersect(paper)];
        return $"Fewer than half of the frames are found of {ZimmermannReport.Joined(missed)}; in the paper of {ZimmermannReport.Joined(paper)}; of both lists {ZimmermannReport.Joined(both)}. "
            + "Labels of a handful of frames have wide intervals: hold a figure against the paper's only where the interval is narrow.";
    }
}
