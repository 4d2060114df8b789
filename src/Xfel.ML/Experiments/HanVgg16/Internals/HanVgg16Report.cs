using System.Globalization;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Puts the figures of <c>han-vgg16</c> beside the paper's.</summary>
internal static class HanVgg16Report
{
    public static IReadOnlyList<ReportSection> Of(HanVgg16Results results, HanVgg16Settings settings, IReadOnlyList<ReportItem> pictures)
    {
        PublishedHits paper = results.Paper;
        ScaleFigures baseline = results.AtBaseline;
        var sections = new List<ReportSection>
        {
            new("The table",
            [
                new ReportText($"Weights of the network: {results.Weights}. The paper's are ImageNet's, and its frames measured ones. So the scales can be compared with each other here, and no figure here says what the paper's classifier reaches.", IsNotice: true),
                new ReportTable(
                    $"Single hits told from all other frames, rendered at one intensity scale each; weights: {results.Weights}. False negative: a single hit called something else, of all single hits. False positive: another frame called single, of all others. In brackets the 95 % interval (Wilson) in percent. The paper: ImageNet weights, measured frames.",
                    ["scale", "accuracy", "precision", "recall", "false negative", "false positive", "area under ROC", $"against {Number(results.Baseline)}"],
                    [.. results.Scales.Select(Row), ["the paper, 10", ReportWords.Percent(paper.Accuracy), ReportWords.Percent(paper.Precision), ReportWords.Percent(paper.Recall), ReportWords.Percent(paper.FalseNegative), ReportWords.Percent(paper.FalsePositive), "-", "-"]]),
                new ReportBars(
                    $"Accuracy and errors at each scale with their 95 % intervals; the diamonds are the paper's, which it reports for scale 10. Weights here: {results.Weights}. Look for the scales at which the upper bar is longest and both lower ones are short.",
                    [.. results.Scales.Select(one => Bars(one, one.Scale == 10 ? paper : null))]),
                .. Findings(results).Select(text => new ReportText(text)),
            ]),
            new($"Decisions at scale {Number(results.Baseline)}",
            [
                new ReportTable(
                    "Number of test frames, truth before the stroke and decision after it. Good: a single hit.",
                    ["truth/decision", "good/good", "bad/bad", "good/bad", "bad/good"],
                    [
                        ["here", .. Counts(baseline.Evaluation.Confusion[1][1], baseline.Evaluation.Confusion[0][0], baseline.Evaluation.Confusion[1][0], baseline.Evaluation.Confusion[0][1])],
                        ["the paper", .. Counts(paper.GoodGood, paper.BadBad, paper.GoodBad, paper.BadGood)],
                    ]),
                new ReportConfusion("The same here: number of frames, and their share of the row. Blue is right, red is wrong.", baseline.Evaluation),
            ]),
            new("Weak and bright frames",
            [
                ReportWords.Groups("Right decisions by the particles' expected photons, at every scale; frames without a particle are left out. A scale may serve weak frames and fail bright ones.", "scale", [.. results.Scales.Select(one => (Number(one.Scale), one.RightByPhotons))]),
                ReportWords.Groups("Single hits called something else, by the same.", "scale", [.. results.Scales.Select(one => (Number(one.Scale), one.MissedByPhotons))]),
            ]),
        };
        if (pictures.Count > 0)
            sections.Add(new("What the network sees", pictures));
        sections.Add(new("What is different here", [.. Differences(results, settings).Select(text => new ReportText(text))]));
        return sections;
    }

    /// <summary>What the figures say of the paper's choices, decided by the intervals.</summary>
    internal static IEnumerable<string> Findings(HanVgg16Results results)
    {
        ScaleFigures baseline = results.AtBaseline;
        string own = Number(results.Baseline);
        ScaleFigures best = results.Scales.MaxBy(one => one.Right.Count)!;
        yield return best.Scale == baseline.Scale
            ? $"Of all scales, the paper's {own} has the most frames right."
            : $"Scale {Number(best.Scale)} has the most frames right ({ReportWords.Percent(best.Right.Rate)}, against {ReportWords.Percent(baseline.Right.Rate)} at {own}).";
        yield return $"Frame by frame against {own}, better: {List(results, 1)}; worse: {List(results, -1)}; not told apart: {List(results, 0)}. Of the frames on which two scales disagree, one has the truth: a scale is better, or worse, when the 95 % interval of its share of these leaves out one half.";
        yield return $"Accuracy at {own} is {ReportWords.Full(baseline.Right)}; the paper's {ReportWords.Percent(results.Paper.Accuracy)} is {(baseline.Right.High < results.Paper.Accuracy ? "above" : baseline.Right.Low > results.Paper.Accuracy ? "below" : "within")} the interval. Weights: {results.Weights}; the paper's are ImageNet's.";
        yield return $"{Bias(baseline)} {Light(baseline)}";
    }

    private static string Bias(ScaleFigures one) => one.FalseNegative.Low > one.FalsePositive.High ? "Single hits are lost more often than invented; the paper sees no obvious bias."
        : one.FalsePositive.Low > one.FalseNegative.High ? "Single hits are invented more often than lost; the paper sees no obvious bias."
        : "Single hits are lost about as often as they are invented: like the paper, no clear bias.";

    private static string Light(ScaleFigures one)
    {
        Proportion weak = one.MissedByPhotons[0].Share, bright = one.MissedByPhotons[^1].Share;
        return weak.Low > bright.High ? "The single hits that are missed are above all weak ones, as in the paper."
            : bright.Low > weak.High ? "The single hits that are missed are above all bright ones; the paper's are weak ones."
            : "Weak single hits are not clearly missed more often than bright ones; the paper's missed ones are weak.";
    }

    private static string List(HanVgg16Results results, int verdict)
    {
        string[] scales = [.. results.Scales.Where(one => one.AgainstBaseline is not null && one.Verdict == verdict).Select(one => Number(one.Scale))];
        return scales.Length == 0 ? "none" : string.Join(", ", scales);
    }

    private static IEnumerable<string> Differences(HanVgg16Results results, HanVgg16Settings settings)
    {
        yield return $"The network's weights are: {results.Weights}. The paper's network is the full VGG16 with ImageNet's weights. What untrained filters keep of a frame is its local structure; docs/hit-classifier.md says how far that goes, and what ImageNet weights would need (train vgg16-logistic --weights).";
        yield return FormattableString.Invariant($"The paper trains on 200000 measured frames and tests on 2000, of which 59 % are good and whose labels it thinks to be 95 to 98 % right. Here {settings.TrainingFrames} frames of {Preset.SpiReal.Name} train and {settings.TestFrames} others of the same kind test, half of them single hits, every one of a particle of its own, the labels being the simulator's. The rest is the paper's: JPEG of quality 75 as a step of the normalisation, bilinear resampling to 224 x 224, the outputs of both fully connected layers as features, logistic regression with C = 1.");
        yield return "The same frames and the same network serve every scale. Seven scales are held against one: that one of them seems better or worse by chance is more likely than 5 %.";
    }

    private static IReadOnlyList<string> Row(ScaleFigures one) =>
    [
        Number(one.Scale),
        ReportWords.Interval(one.Right),
        ReportWords.Interval(one.Precision),
        ReportWords.Interval(one.Recall),
        ReportWords.Interval(one.FalseNegative),
        ReportWords.Interval(one.FalsePositive),
        one.Area.ToString("0.000", CultureInfo.InvariantCulture),
        one.AgainstBaseline is null ? "-" : one.Verdict switch { 1 => "better", -1 => "worse", _ => "not told apart" },
    ];

    private static ReportBarGroup Bars(ScaleFigures one, PublishedHits? paper) => new($"scale {Number(one.Scale)}",
    [
        new ReportBar("accuracy", one.Right, paper?.Accuracy),
        new ReportBar("false negative", one.FalseNegative, paper?.FalseNegative),
        new ReportBar("false positive", one.FalsePositive, paper?.FalsePositive),
    ]);

    private static IEnumerable<string> Counts(params int[] counts) => counts.Select(count => count.ToString(CultureInfo.InvariantCulture));

    private static string Number(float scale) => scale.ToString(CultureInfo.InvariantCulture);
}
