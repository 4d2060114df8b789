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
            $"{what}, class by class. Precision: right decisions for the class of all decisions for it. Recall: right decisions of all its frames. F1: their harmonic mean.",
            ["class", "frames", "precision", "recall", "F1"],
            [.. figures.Evaluation.PerClass.Select(Row)]),
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
        Share(metrics.Precision),
        Share(metrics.Recall),
        Share(metrics.F1),
    ];

    private static string Share(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
