using System.Globalization;

namespace Xfel.ML.Internals;

/// <summary>The parts that the reports of Zimmermann's tables share.</summary>
internal static class ZimmermannReport
{
    private const int ShownFrames = 6;

    /// <summary>A figure as the paper prints it.</summary>
    public static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A figure with its interval.</summary>
    public static string Number(Estimate value) => string.Create(CultureInfo.InvariantCulture, $"{value.Value:0.000} ({value.Low:0.000} to {value.High:0.000})");

    /// <summary>A difference with its interval.</summary>
    public static string Difference(Estimate value) => string.Create(CultureInfo.InvariantCulture, $"{value.Value:+0.000;-0.000;0.000} ({value.Low:+0.000;-0.000;0.000} to {value.High:+0.000;-0.000;0.000})");

    /// <summary>Accuracy, precision, recall and F1 of networks beside the paper's, and what predicting the same labels for all frames would score.</summary>
    public static ReportTable Figures(string caption, string corner, IReadOnlyList<(string Name, MultiLabelEstimates Figures, PublishedMetrics? Paper)> rows, ZimmermannFrames frames) => new(
        $"{caption} Micro-averaged over all labels, with 95 % intervals (bootstrap over {frames.Evaluation} evaluation frames); in the columns 'paper' its numbers for the measured helium frames, F1 computed from its precision and recall. The last row is what predicting {Joined(frames.MostFrequent.Labels)} for every frame scores: only what lies above it says anything.",
        [corner, "accuracy", "paper", "precision", "paper", "recall", "paper", "F1", "paper"],
        [
            .. rows.Select(row => (IReadOnlyList<string>)
            [
                row.Name,
                Number(row.Figures.Accuracy), Published(row.Paper?.Accuracy),
                Number(row.Figures.Precision), Published(row.Paper?.Precision),
                Number(row.Figures.Recall), Published(row.Paper?.Recall),
                Number(row.Figures.F1), Published(row.Paper?.F1),
            ]),
            ["the most frequent labels", Number(frames.MostFrequent.Accuracy), "-", Number(frames.MostFrequent.Precision), "-", Number(frames.MostFrequent.Recall), "-", Number(frames.MostFrequent.F1), "-"],
        ]);

    /// <summary>The same figures as bars.</summary>
    public static ReportBars Bars(string caption, IReadOnlyList<(string Name, MultiLabelEstimates Figures, PublishedMetrics? Paper)> rows) => new(caption,
        [.. rows.Select(row => new ReportBarGroup(row.Name,
        [
            new ReportBar("accuracy", row.Figures.Accuracy, row.Paper?.Accuracy),
            new ReportBar("F1", row.Figures.F1, row.Paper?.F1),
        ]))]);

    /// <summary>Every label of one network.</summary>
    public static ReportTable Labels(string caption, ZimmermannNetwork network) => new(
        caption,
        ["label", "frames", "accuracy", "paper", "precision", "paper", "recall", "paper", "F1", "paper"],
        [
            .. network.Labels.Select(label => (IReadOnlyList<string>)
            [
                label.Name,
                label.Frames.ToString(CultureInfo.InvariantCulture),
                Number(label.Accuracy), Published(label.Paper?.Accuracy),
                Number(label.Precision), Published(label.Paper?.Precision),
                Number(label.Recall), Published(label.Paper?.Recall),
                Number(label.F1), Published(label.Paper?.F1),
            ]),
        ]);

    /// <summary>How often predictions break the rules between labels.</summary>
    public static ReportTable Contradictions(IReadOnlyList<ZimmermannNetwork> networks)
    {
        const string Caption = "Evaluation frames whose predicted labels break rules between labels (the paper's figure 2), which the paper takes for a sign that a network has not understood them. A missing label breaks no rule.";
        NamedProportion[] All(ZimmermannNetwork network) => [new("any rule", network.Contradictions), .. network.BrokenRules];
        return new(Caption, ["rule", .. networks.Select(network => network.Name)],
            [.. All(networks[0]).Select((rule, i) => (IReadOnlyList<string>)[rule.Name, .. networks.Select(network => ReportWords.Short(All(network)[i].Share))])]);
    }

    /// <summary>The trainings of several networks.</summary>
    public static ReportSection Training(IReadOnlyList<ZimmermannNetwork> networks)
    {
        // Twelve curves cannot be told apart: those of one seed are shown.
        (string Name, ExperimentTraining Training)[] shown = [.. networks.Where(network => network.Seed == networks[0].Seed).Select(network => (network.Name, network.Training))];
        return new("How they learnt",
        [
            new ReportTable(
                "Training. The weights kept are those of the epoch with the highest accuracy on held-out frames of the training set. The highest accuracy is what the paper reports, and of its evaluation frames: it flatters. The last column counts evaluation frames whose predicted labels break rules between labels.",
                ["network", "parameters", "learnt from", "held out", "epoch kept", "seconds to it", "seconds in full", "frames/s", "highest held-out accuracy", "frames with contradictions"],
                [.. networks.Select(Row)]),
            new ReportCurves("Held-out accuracy", "Accuracy on held-out frames of the training set.", [.. shown.Select(one => new ReportSeries(one.Name, [.. one.Training.Epochs.Select(epoch => epoch.ValidationAccuracy ?? double.NaN)]))], 0.8, 1),
            new ReportCurves("Training loss", "Loss on the training frames, as they were learnt from.", [.. shown.Select(one => new ReportSeries(one.Name, [.. one.Training.Epochs.Select(epoch => epoch.TrainingLoss)]))], 0),
        ]);
    }

    /// <summary>What the frames are, with examples.</summary>
    public static ReportSection Frames(ZimmermannFrames facts, HeliumData data)
    {
        var items = new List<ReportItem>
        {
            new ReportText(string.Create(CultureInfo.InvariantCulture,
                $"{facts.Source}: {facts.Training} frames in the training set and {facts.Evaluation} others for evaluation, rescaled to {facts.Side} x {facts.Side}, in detector units, not standardised.")),
        };
        if (facts.LeftOut.Count > 0)
            items.Add(new ReportText($"Left out for want of an example to learn from: {Joined(facts.LeftOut)}. The figures are of the other labels alone.", IsNotice: true));
        if (facts.BadFrames > 0)
            items.Add(new ReportText(string.Create(CultureInfo.InvariantCulture, $"{facts.BadFrames} frames could not be used and were left out."), IsNotice: true));
        items.Add(new ReportTable("Evaluation frames by label; a frame may have several.", ["label", "frames"], [.. facts.Labels.Select(label => (IReadOnlyList<string>)[label.Name, ReportWords.Short(label.Share)])]));
        items.Add(new ReportPictures("Evaluation frames, the first of each combination of labels. Grey is the logarithm of the photons, black none, white the brightest pixel of the frame.",
            [.. FirstOfEachKind(data.Evaluation).Take(ShownFrames).Select(i => Picture(data, i, [LabelsOf(data, i)]))]));
        return new("The frames", items);
    }

    /// <summary>An evaluation frame.</summary>
    public static ReportPicture Picture(HeliumData data, int index, IReadOnlyList<string> lines) =>
        new(FramePictures.Png(data.Evaluation.Pixels[index], data.Evaluation.Size, data.Gain), data.Evaluation.Size, lines);

    /// <summary>The CCF map of an evaluation frame.</summary>
    public static ReportPicture MapPicture(HeliumFrames maps, int index, IReadOnlyList<string> lines) =>
        new(CorrelationPictures.Encode(maps.Pixels[index], maps.Size), maps.Size, lines);

    /// <summary>The positions of evaluation frames, one for each combination of labels, in the order in which combinations come.</summary>
    public static IEnumerable<int> FirstOfEachKind(HeliumFrames frames) => Enumerable.Range(0, frames.Count).DistinctBy(i => string.Concat(frames.Labels[i].Select(applies => applies ? '1' : '0')));

    public static string LabelsOf(HeliumData data, int index)
    {
        string[] applying = [.. data.Names.Where((_, label) => data.Evaluation.Labels[index][label])];
        return applying.Length == 0 ? "no label" : string.Join(", ", applying);
    }

    /// <summary>How far the figures can be held beside the paper's.</summary>
    public static ReportText Differences(ZimmermannSettings settings, bool isSimulated) => new(string.Create(CultureInfo.InvariantCulture,
        $"{(isSimulated
            ? "Unlike the paper's, these frames are simulated. Their labels follow from what is in the beam by fixed rules (docs/helium-labels.md), without the mistakes and changing habits of a person who labels by eye; how often labels occur is the paper's, how often they come together is ours. So the level of all figures may differ from the paper's, and what can be compared is what changes from row to row."
            : "These frames were labelled by whoever made the file; with CXIDB-94 they are the paper's.")} The frames are {settings.Side} x {settings.Side} pixels (the paper: 224 x 224), the network has {settings.Width:0.###} times the paper's channels and learns for {settings.Epochs} epochs (200), and evaluation frames have no part in choosing the epoch: the paper reports the highest value that its evaluation frames reached in the course of the training."));

    public static string Joined(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "nothing",
        1 => words[0],
        _ => $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}",
    };

    private static string Published(double? value) => value is { } number ? Number(number) : "-";

    private static IReadOnlyList<string> Row(ZimmermannNetwork network) =>
    [
        network.Name,
        network.Training.Parameters.ToString(CultureInfo.InvariantCulture),
        network.Training.TrainingFrames.ToString(CultureInfo.InvariantCulture),
        network.Training.ValidationFrames.ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{network.Training.BestEpoch} of {network.Training.Epochs.Count}"),
        network.SecondsToBest.ToString("0.0", CultureInfo.InvariantCulture),
        network.SecondsInFull.ToString("0.0", CultureInfo.InvariantCulture),
        network.Training.Epochs.Average(epoch => epoch.FramesPerSecond).ToString("0", CultureInfo.InvariantCulture),
        Number(network.HighestHeldOutAccuracy),
        ReportWords.Percent(network.Contradictions.Rate),
    ];
}
