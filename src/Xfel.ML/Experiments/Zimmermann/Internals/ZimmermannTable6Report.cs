namespace Xfel.ML.Internals;

/// <summary>Puts the figures of <c>zimmermann-table6</c> beside the paper's.</summary>
internal static class ZimmermannTable6Report
{
    public static IReadOnlyList<ReportSection> Of(ZimmermannTable6Results results, ZimmermannTable6Settings settings, HeliumData data, IReadOnlyList<ReportItem> examples, bool isSimulated)
    {
        ZimmermannNetwork[] networks = [.. results.Levels.SelectMany(level => (ZimmermannNetwork[])[level.OfFrames, level.OfMaps])];
        string[] ticks = [.. results.Levels.Select(level => level.Level)];
        return
        [
            new("The table",
            [
                ZimmermannReport.Figures("ResNet-18 with logarithmic activation, alpha 0.2.", "input", [.. networks.Select(network => (network.Name, network.Evaluation, network.Paper))], results.Frames),
                Curve("F1", figures => figures.F1.Value, paper => paper.F1, results.Frames.MostFrequent.F1),
                Curve("Accuracy", figures => figures.Accuracy.Value, paper => paper.Accuracy, results.Frames.MostFrequent.Accuracy),
                new ReportTable(
                    "CCF maps minus frames at the same noise, same evaluation frames (paired bootstrap, 95 %). Noise is uniform on [0, b), in detector units, added to every pixel of training and evaluation frames once.",
                    ["noise", "b", "accuracy", "precision", "recall", "F1"],
                    [.. results.Levels.Select(level => (IReadOnlyList<string>)
                    [
                        level.Level, FormattableString.Invariant($"{level.Upper:0}"),
                        ZimmermannReport.Difference(level.Difference.Accuracy), ZimmermannReport.Difference(level.Difference.Precision), ZimmermannReport.Difference(level.Difference.Recall), ZimmermannReport.Difference(level.Difference.F1),
                    ])]),
            ]),
            new("What the table means", [.. Finding(results).Append(Meaning(settings)).Select(text => new ReportText(text)), ZimmermannReport.Differences(settings, isSimulated)]),
            new("Frames and maps under noise", examples),
            ZimmermannReport.Training(networks),
            ZimmermannReport.Frames(results.Frames, data),
        ];

        ReportCurves Curve(string name, Func<MultiLabelEstimates, double> here, Func<PublishedMetrics, double> paper, double constant) => new(
            $"{name} by noise", $"{name} on the evaluation frames with the same noise as the training frames; 'constant' is what predicting the most frequent labels for every frame scores.",
            [
                new("frames", [.. results.Levels.Select(level => here(level.OfFrames.Evaluation))]),
                new("CCF maps", [.. results.Levels.Select(level => here(level.OfMaps.Evaluation))]),
                new("frames, paper", [.. results.Levels.Select(level => level.OfFrames.Paper is { } published ? paper(published) : double.NaN)]),
                new("CCF maps, paper", [.. results.Levels.Select(level => level.OfMaps.Paper is { } published ? paper(published) : double.NaN)]),
                new("constant", [.. results.Levels.Select(_ => constant)]),
            ],
            0.8, 1, "noise", ticks);
    }

    /// <summary>Whether maps beat frames at the highest noise, as in the paper, decided by F1 and its interval; and what happens on the way there.</summary>
    internal static IEnumerable<string> Finding(ZimmermannTable6Results results)
    {
        ZimmermannNoise last = results.Levels[^1];
        Estimate difference = last.Difference.F1;
        string verdict = difference.Value <= 0 ? "The paper's finding does not hold here: at the highest noise the network of CCF maps does not beat the one of frames"
            : difference.Low > 0 ? "The paper's finding holds here: at the highest noise the network of CCF maps beats the one of frames"
            : "At the highest noise the network of CCF maps is ahead of the one of frames, but not by more than the choice of evaluation frames explains";
        yield return $"{verdict}: F1 {ZimmermannReport.Number(last.OfMaps.Evaluation.F1)} against {ZimmermannReport.Number(last.OfFrames.Evaluation.F1)}, a difference of {ZimmermannReport.Difference(difference)}; the paper's figures give {ZimmermannReport.Number(last.OfMaps.Paper!.F1)} against {ZimmermannReport.Number(last.OfFrames.Paper!.F1)}.";
        (ZimmermannNoise first, double constant) = (results.Levels[0], results.Frames.MostFrequent.F1);
        yield return $"From no noise to the highest, F1 changes from {ZimmermannReport.Number(first.OfFrames.Evaluation.F1.Value)} to {ZimmermannReport.Number(last.OfFrames.Evaluation.F1.Value)} with frames and from {ZimmermannReport.Number(first.OfMaps.Evaluation.F1.Value)} to {ZimmermannReport.Number(last.OfMaps.Evaluation.F1.Value)} with CCF maps. {Leads(results.Levels)}";
        string[] idle = [.. results.Levels.SelectMany(level => (ZimmermannNetwork[])[level.OfFrames, level.OfMaps]).Where(network => network.Evaluation.F1.Low <= constant).Select(network => network.Name)];
        yield return idle.Length == 0
            ? $"All networks do better than predicting {ZimmermannReport.Joined(results.Frames.MostFrequent.Labels)} for every frame."
            : $"No better than predicting {ZimmermannReport.Joined(results.Frames.MostFrequent.Labels)} for every frame ({ZimmermannReport.Number(constant)}): {string.Join("; ", idle)}.";
    }

    private static string Leads(IEnumerable<ZimmermannNoise> levels) => "By level of noise, " + string.Join(", ", levels.Select(level =>
        $"{level.Level}: {(level.Difference.F1.Low > 0 ? "maps lead" : level.Difference.F1.High < 0 ? "frames lead" : "no clear difference")}")) + ".";

    private static string Meaning(ZimmermannTable6Settings settings) => FormattableString.Invariant(
        $"A CCF map has {settings.Side} radii, up to the frame's nearest edge, and {settings.Angles} angles; it keeps the mean correlation of each pair of rings and order {settings.Order} of it, and no direction. Noise is added to frames of {settings.SimulatedSide} x {settings.SimulatedSide}; maps are made of those, frames are rescaled to {settings.Side} x {settings.Side} for the network, and maps are divided by one number, the median magnitude of the training maps. All networks have one recipe; maps are not flipped in training, because a flipped frame has the same map and a flipped map is that of no frame. The paper's accuracy of frames at the highest noise, 0.926, lies below the 0.933 that predicting Spherical/Oblate and Round for every frame would score on frames of its table 1, its F1 of 0.836 a little above that answer's 0.822: its maps lead there over little more than a constant answer. One training of each was done: another seed gives other figures.");
}
