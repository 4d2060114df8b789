using System.Globalization;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Parts that the reports on counting have in common.</summary>
internal static class CountingWords
{
    /// <summary>The confusion matrix and the classes one by one.</summary>
    public static IReadOnlyList<ReportItem> Classes(string what, CountingFigures figures) =>
    [
        new ReportConfusion(
            $"{what}: number of frames, and their share of the row. Blue is right, red is wrong. 'bad' is no particle, or five to eight. Look for red beside the diagonal: a count that is off by one.",
            figures.Evaluation),
        new ReportTable(
            $"{what}, class by class. Precision: right decisions for the class of all decisions for it. Recall: right decisions of all its frames. F1: their harmonic mean. In brackets 95 % intervals (bootstrap over frames).",
            ["class", "frames", "precision", "recall", "F1"],
            [.. figures.Evaluation.PerClass.Select(Row), All(figures.Evaluation)]),
        new ReportText(string.Create(CultureInfo.InvariantCulture, $"Cohen's kappa is {figures.Evaluation.Kappa ?? 0:0.000}: agreement beyond chance. Always deciding for the most frequent class would be right in {ReportWords.Percent(figures.Evaluation.BaselineAccuracy)} of the frames.")),
    ];

    /// <summary>How a share lies to one that a paper reports without an interval.</summary>
    public static string Against(Proportion here, double paper) =>
        here.Low > paper ? "above it" : here.High < paper ? "below it" : "not told apart from it by so many frames";

    /// <summary>What all counting experiments do otherwise than the paper.</summary>
    public static string Differences(CountingSettings settings) => FormattableString.Invariant(
        $"Every frame here has a particle, a size, an intensity and a detector of its own, and no model of a test occurs in a training. The paper makes 100 frames of every model; if its test frames were drawn from the same 60000 as the others, as it seems, the network had seen nearly every particle of its test before. Particles are {string.Join(" and ", settings.Shapes)}, stretched to axis ratios of {SpiHitsRanges.SmallestAxisRatio} to {SpiHitsRanges.LargestAxisRatio}; fringes are {SpiHitsRanges.SmallestFringePeriod} to {SpiHitsRanges.LargestFringePeriod} pixels wide and {SpiHitsRanges.FewestPhotons} to {SpiHitsRanges.MostPhotons} photons are expected in a frame. The paper does not give its ranges. Frames are {settings.Side} x {settings.Side} (the paper: 128 x 128), {settings.TrainingFrames} for training (58000). The network is trained by the settings that docs/training.md found quickest (logarithms of photons, no dropout, no L2, a cosine schedule from 2e-3, quarter turns); the paper's are dropout 0.25, L2 0.01, a rate of 1e-3 and flips.");

    private static IReadOnlyList<string> Row(ClassMetrics metrics) =>
    [
        metrics.Class,
        metrics.Frames.ToString(CultureInfo.InvariantCulture),
        Share(metrics.Precision, metrics.Intervals?.Precision),
        Share(metrics.Recall, metrics.Intervals?.Recall),
        Share(metrics.F1, metrics.Intervals?.F1),
    ];

    private static IReadOnlyList<string> All(ClassificationEvaluation evaluation) =>
    [
        "mean of the classes",
        evaluation.Frames.ToString(CultureInfo.InvariantCulture),
        Share(evaluation.Precision, evaluation.Intervals?.Precision),
        Share(evaluation.Recall, evaluation.Intervals?.Recall),
        Share(evaluation.F1, evaluation.Intervals?.F1),
    ];

    private static string Share(double value, Estimate? interval) => interval is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.000} ({known.Low:0.000} to {known.High:0.000})")
        : value.ToString("0.000", CultureInfo.InvariantCulture);
}
