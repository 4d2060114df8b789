using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Zimmermann et al., table 5: how many labelled frames a network needs.</summary>
internal sealed class ZimmermannTable5Experiment : ZimmermannExperiment
{
    private static readonly Dictionary<double, PublishedMetrics> Paper = new()
    {
        [1] = new(0.965, 0.922, 0.870),
        [0.75] = new(0.915, 0.821, 0.771),
        [0.5] = new(0.829, 0.740, 0.679),
        [0.25] = new(0.797, 0.673, 0.593),
    };

    public override string Name => "zimmermann-table5";

    public override string Title => "How many labelled helium frames does a network need?";

    public override string Summary => "ResNet-18 with logarithmic activation of alpha 0.2 on 100, 75, 50 and 25 % of the training set, judged on the same helium frames";

    protected override string Place => "table 5, section 5.2";

    public override object SettingsOf(ExperimentSize size) => ZimmermannTable5Settings.Of(size);

    private protected override (object Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options) => Conduct(options, ZimmermannTable5Settings.Of(options.Size));

    internal static (ZimmermannTable5Results Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options, ZimmermannTable5Settings settings)
    {
        settings.Validate();
        HeliumData data = HeliumData.Prepare(options, settings, settings.Shares[^1]), input = data.ForNetwork(options);
        var sizes = new List<ZimmermannSize>();
        var models = new List<HeliumModel>();
        foreach (double share in settings.Shares)
        {
            HeliumData part = input.WithTraining(input.Part(share, options.Seed));
            string name = FormattableString.Invariant($"{100 * share:0.#} %, {part.Training.Count} frames");
            models.Add(HeliumModel.Train(
                name, HeliumRecipe.ResNet(18, settings, settings.LogAlpha, data.Names.Count, input.Training.Size), HeliumRecipe.Training(settings, options) with { Epochs = settings.EpochsOf(share) }, part,
                Stage(name, models.Count + 1, settings.Shares.Count), options));
            sizes.Add(new ZimmermannSize(share, part.Training.Count, models[^1].Facts with { Paper = Paper.GetValueOrDefault(share) }));
        }

        var results = new ZimmermannTable5Results(data.Facts(), sizes,
            [.. models.Skip(1).Select(model => new ZimmermannDifference(model.Facts.Name, models[0].Facts.Name, options.Seed, HeliumModel.Difference(models[0], model, input)))]);
        return (results, Report(results, settings, data, options.Data is null));
    }

    private static IReadOnlyList<ReportSection> Report(ZimmermannTable5Results results, ZimmermannTable5Settings settings, HeliumData data, bool isSimulated)
    {
        ZimmermannNetwork[] networks = [.. results.Sizes.Select(size => size.Network)];
        string[] ticks = [.. results.Sizes.Reverse().Select(size => FormattableString.Invariant($"{100 * size.Share:0.#} %"))];
        return
        [
            new("The table",
            [
                ZimmermannReport.Figures("ResNet-18 with logarithmic activation, alpha 0.2, on parts of the training set.", "training set", [.. networks.Select(network => (network.Name, network.Evaluation, network.Paper))], results.Frames),
                Curve("F1", figures => figures.F1.Value, paper => paper.F1),
                Curve("Accuracy", figures => figures.Accuracy.Value, paper => paper.Accuracy),
                new ReportTable(
                    "Smaller training sets minus the whole, same evaluation frames (paired bootstrap, 95 %).",
                    ["training set", "accuracy", "precision", "recall", "F1"],
                    [.. results.Differences.Select(difference => (IReadOnlyList<string>)
                    [
                        difference.Network, ZimmermannReport.Difference(difference.Figures.Accuracy), ZimmermannReport.Difference(difference.Figures.Precision), ZimmermannReport.Difference(difference.Figures.Recall), ZimmermannReport.Difference(difference.Figures.F1),
                    ])]),
            ]),
            new("What the table means",
            [
                new ReportText(Finding(results)),
                new ReportText($"The paper's figures fall steeply: its network of a quarter of the frames has an accuracy of 0.797, less than the 0.933 that predicting Spherical/Oblate and Round for every frame would score on frames of its table 1. {(settings.SameSteps ? "Here networks of fewer frames go through them more often, so that all take equally many steps; the paper does not say that its did." : "As in the paper, every network goes through its frames equally often, so fewer frames are fewer steps.")}"),
                ZimmermannReport.Differences(settings, isSimulated),
            ]),
            ZimmermannReport.Training(networks),
            ZimmermannReport.Frames(results.Frames, data),
        ];

        ReportCurves Curve(string name, Func<MultiLabelEstimates, double> here, Func<PublishedMetrics, double> paper) => new(
            $"{name} by size of the training set", $"{name} on the same evaluation frames. A line that still rises at its right end says that more frames would help.",
            [
                new("here", [.. networks.Reverse().Select(network => here(network.Evaluation))]),
                new("paper", [.. networks.Reverse().Select(network => network.Paper is { } published ? paper(published) : double.NaN)]),
            ],
            0.5, 1, "part of the training set", ticks);
    }

    /// <summary>Whether fewer frames give worse networks, decided by the intervals.</summary>
    internal static string Finding(ZimmermannTable5Results results)
    {
        ZimmermannSize whole = results.Sizes[0];
        string[] sentences = [.. results.Sizes.Skip(1).Zip(results.Differences, (size, difference) =>
            FormattableString.Invariant($"{(difference.Figures.F1.High < 0 ? "less" : difference.Figures.F1.Low > 0 ? "more" : "no clear difference")} with {100 * size.Share:0.#} % of the frames ({ZimmermannReport.Difference(difference.Figures.F1)})"))];
        return $"F1 is {ZimmermannReport.Number(whole.Network.Evaluation.F1)} with the whole training set; {string.Join(", ", sentences)}. A difference counts when its interval does not hold 0. One training of each was done: another seed gives other figures.";
    }
}
