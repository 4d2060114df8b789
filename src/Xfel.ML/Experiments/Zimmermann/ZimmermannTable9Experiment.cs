using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Zimmermann et al., table 9: architectures.</summary>
internal sealed class ZimmermannTable9Experiment : ZimmermannExperiment
{
    private static readonly Dictionary<string, (PublishedMetrics Figures, double HoursToBest, double Hours)> Paper = new()
    {
        ["resnet18"] = (new(0.955, 0.918, 0.866), 0.231, 0.694),
        ["resnet50"] = (new(0.958, 0.917, 0.864), 0.605, 1.814),
        ["resnet101"] = (new(0.964, 0.925, 0.878), 0.940, 2.820),
        ["vgg16"] = (new(0.958, 0.923, 0.867), 3.271, 6.541),
        ["vgg19"] = (new(0.959, 0.920, 0.867), 6.615, 6.726),
    };

    public override string Name => "zimmermann-table9";

    public override string Title => "Which architecture labels helium frames best, and at what price?";

    public override string Summary => "ResNet-18, -50, -101, VGG-16 and -19 without logarithmic activation on the same helium frames: figures and training times";

    protected override string Place => "table 9, appendix A";

    public override object SettingsOf(ExperimentSize size) => ZimmermannTable9Settings.Of(size);

    private protected override (object Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options) => Conduct(options, ZimmermannTable9Settings.Of(options.Size));

    internal static (ZimmermannTable9Results Results, IReadOnlyList<ReportSection> Report) Conduct(ExperimentOptions options, ZimmermannTable9Settings settings)
    {
        settings.Validate();
        HeliumData data = HeliumData.Prepare(options, settings), input = data.ForNetwork(options);
        var networks = new List<ZimmermannNetwork>();
        foreach (string name in settings.Networks)
        {
            HeliumModel model = HeliumModel.Train(
                name, HeliumRecipe.Architecture(name, settings, data.Names.Count, input.Training.Size), HeliumRecipe.Training(settings, options), input, Stage(name, networks.Count + 1, settings.Networks.Count), options);
            networks.Add(model.Facts with { Paper = Paper[name].Figures });
        }

        var results = new ZimmermannTable9Results(data.Facts(), networks);
        return (results, Report(results, settings, data, options.Data is null));
    }

    private static IReadOnlyList<ReportSection> Report(ZimmermannTable9Results results, ZimmermannTable9Settings settings, HeliumData data, bool isSimulated)
    {
        (string, MultiLabelEstimates, PublishedMetrics?)[] rows = [.. results.Networks.Select(network => (network.Name, network.Evaluation, network.Paper))];
        return
        [
            new("The table",
            [
                ZimmermannReport.Figures("Architectures without logarithmic activation.", "network", rows, results.Frames),
                ZimmermannReport.Bars("Accuracy and F1 with their 95 % intervals; the diamonds are the paper's.", rows),
                new ReportTable(
                    "Training time, to the epoch whose weights were kept and in full. The paper's is on two Nvidia 1080Ti GPUs, for 200 epochs at 224 x 224 and full width.",
                    ["network", "parameters", "to the best epoch", "paper", "in full", "paper"],
                    [.. results.Networks.Select(network => (IReadOnlyList<string>)
                    [
                        network.Name,
                        FormattableString.Invariant($"{network.Training.Parameters}"),
                        FormattableString.Invariant($"{network.SecondsToBest:0.0} s"), FormattableString.Invariant($"{Paper[network.Name].HoursToBest} h"),
                        FormattableString.Invariant($"{network.SecondsInFull:0.0} s"), FormattableString.Invariant($"{Paper[network.Name].Hours} h"),
                    ])]),
            ]),
            new("What the table means",
            [
                new ReportText(Finding(results)),
                new ReportText(FormattableString.Invariant($"The VGG networks have no smaller form than 224 x 224: they see the same frames enlarged to {settings.VggSide} x {settings.VggSide}, with {settings.VggWidth:0.#####} times the published number of channels{(settings.VggBatchNorm ? " and with batch normalisation, which the paper's did not have: without it, and without logarithmic activation, the loss is not finite from the second step on at the common rate" : "")}. The paper does not say whether its networks of this table had a logarithmic activation; the figures of ResNet-18 are those of its table without.")),
                ZimmermannReport.Differences(settings, isSimulated),
            ]),
            ZimmermannReport.Training(results.Networks),
            ZimmermannReport.Frames(results.Frames, data),
        ];
    }

    /// <summary>Which networks are clearly worse than the best, decided by the intervals.</summary>
    internal static string Finding(ZimmermannTable9Results results)
    {
        ZimmermannNetwork best = results.Networks.MaxBy(network => network.Evaluation.F1.Value)!;
        string[] below = [.. results.Networks.Where(network => network.Evaluation.F1.High < best.Evaluation.F1.Low).Select(network => network.Name)];
        ZimmermannNetwork quick = results.Networks.MinBy(network => network.SecondsInFull)!;
        return $"The highest F1 is that of {best.Name}, {ZimmermannReport.Number(best.Evaluation.F1)}. {(below.Length == 0 ? "No other network lies clearly below it (intervals apart)." : $"Clearly below it (intervals apart): {ZimmermannReport.Joined(below)}.")} {quick.Name} learnt in the least time. One training of each was done: another seed gives other figures, and the paper's differ by 0.009 in accuracy at most.";
    }
}
