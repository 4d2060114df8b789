using System.Globalization;

namespace Xfel.ML.Internals;

/// <summary>Puts the figures of <c>zimmermann-table4</c> beside the paper's.</summary>
internal static class ZimmermannTable4Report
{
    private static readonly (string Name, Func<MeanMetrics, double> Mean, Func<MultiLabelEstimates, Estimate> Of, Func<PublishedMetrics, double> Paper)[] Metrics =
    [
        ("accuracy", mean => mean.Accuracy, figures => figures.Accuracy, paper => paper.Accuracy),
        ("precision", mean => mean.Precision, figures => figures.Precision, paper => paper.Precision),
        ("recall", mean => mean.Recall, figures => figures.Recall, paper => paper.Recall),
        ("F1", mean => mean.F1, figures => figures.F1, paper => paper.F1),
    ];

    public static IReadOnlyList<ReportSection> Of(ZimmermannTable4Results results, ZimmermannTable4Settings settings, HeliumData data, bool isSimulated)
    {
        ZimmermannNetwork[] networks = [.. results.Alphas.SelectMany(alpha => alpha.Networks)];
        return
        [
            new("The table",
            [
                new ReportTable(
                    FormattableString.Invariant($"ResNet-18 with logarithmic activations and without; means over {settings.Seeds} networks of different seeds, in brackets each of them, micro-averaged over all labels. F1 of the paper is computed from its precision and recall."),
                    ["activation", .. Metrics.SelectMany(metric => (string[])[metric.Name, "paper"])],
                    [.. results.Alphas.Select(Row)]),
                new ReportCurves("Accuracy and F1 by activation", "Means over the seeds. The paper's axis ends are other ones: look at which way the lines go.",
                    [Series("accuracy", 0), Series("accuracy, paper", 0, isPaper: true), Series("F1", 3), Series("F1, paper", 3, isPaper: true)],
                    Across: "activation", Ticks: [.. results.Alphas.Select(alpha => ZimmermannTable4Experiment.NameOf(alpha.Alpha))]),
                ZimmermannReport.Figures("Each network.", "network", [.. networks.Select(network => (network.Name, network.Evaluation, (PublishedMetrics?)null))], results.Frames),
            ]),
            new("What the table means", [.. Finding(results).Select(text => new ReportText(text)), ZimmermannReport.Differences(settings, isSimulated)]),
            new("Differences by seed",
            [
                new ReportTable(
                    "With logarithmic activation minus without, same seed, same evaluation frames (paired bootstrap, 95 %).",
                    ["network", "against", .. Metrics.Select(metric => metric.Name)],
                    [.. results.Differences.Select(difference => (IReadOnlyList<string>)[difference.Network, difference.Against, .. Metrics.Select(metric => ZimmermannReport.Difference(metric.Of(difference.Figures)))])]),
            ]),
            ZimmermannReport.Training(networks),
            ZimmermannReport.Frames(results.Frames, data),
        ];

        ReportSeries Series(string name, int metric, bool isPaper = false) => new(name,
            [.. results.Alphas.Select(alpha => isPaper ? alpha.Paper is { } paper ? Metrics[metric].Paper(paper) : double.NaN : Metrics[metric].Mean(alpha.Mean))]);
    }

    /// <summary>What the figures say of the paper's finding: with alpha 0.2 the accuracy is higher than without, and the smallest factor is the best.</summary>
    internal static IEnumerable<string> Finding(ZimmermannTable4Results results)
    {
        ZimmermannAlpha none = results.Alphas.First(alpha => alpha.Alpha == 0);
        foreach (ZimmermannAlpha alpha in results.Alphas.Where(alpha => alpha.Alpha != 0))
        {
            string name = ZimmermannTable4Experiment.NameOf(alpha.Alpha);
            bool holds = alpha.Mean.Accuracy >= none.Mean.Accuracy;
            MultiLabelEstimates[] differences = [.. results.Differences.Where(difference => alpha.Networks.Any(network => network.Name == difference.Network)).Select(difference => difference.Figures)];
            yield return $"With {name} the mean accuracy is {ZimmermannReport.Number(alpha.Mean.Accuracy)}, without {ZimmermannReport.Number(none.Mean.Accuracy)}: {(holds ? "at least that without" : "below that without")}"
                + (alpha.Paper is { } paper && none.Paper is { } without ? $" (the paper: {ZimmermannReport.Number(paper.Accuracy)} and {ZimmermannReport.Number(without.Accuracy)})" : "")
                + $". {string.Join(", ", Metrics.Select(metric => Change(metric.Name, metric.Mean(alpha.Mean) - metric.Mean(none.Mean), [.. differences.Select(metric.Of)])))}.";
        }

        ZimmermannAlpha best = results.Alphas.MaxBy(alpha => alpha.Mean.Accuracy)!;
        yield return $"The highest mean accuracy is that of {Activation(best.Alpha)}. An interval that does not hold 0 is more than the choice of evaluation frames explains; how far figures vary from training to training is what the seeds show.";
    }

    private static string Activation(float alpha) => alpha == 0 ? "no logarithmic activation" : ZimmermannTable4Experiment.NameOf(alpha);

    private static string Change(string name, double mean, IReadOnlyCollection<Estimate> differences) => string.Create(CultureInfo.InvariantCulture,
        $"{name} {mean:+0.000;-0.000;0.000} (of {differences.Count} seeds clearly more in {differences.Count(one => one.Low > 0)}, clearly less in {differences.Count(one => one.High < 0)})");

    private static IReadOnlyList<string> Row(ZimmermannAlpha alpha) =>
    [
        ZimmermannTable4Experiment.NameOf(alpha.Alpha),
        .. Metrics.SelectMany(metric => (string[])
        [
            $"{ZimmermannReport.Number(metric.Mean(alpha.Mean))} ({string.Join(", ", alpha.Networks.Select(network => ZimmermannReport.Number(metric.Of(network.Evaluation).Value)))})",
            alpha.Paper is { } paper ? ZimmermannReport.Number(metric.Paper(paper)) : "-",
        ]),
    ];
}
