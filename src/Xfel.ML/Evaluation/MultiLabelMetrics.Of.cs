using Xfel.ML.Internals;

namespace Xfel.ML;

public sealed partial class MultiLabelMetrics
{
    /// <summary>Judges scores. Of no frames all figures are 0, and there are no intervals.</summary>
    /// <param name="names">The labels' names, at least one.</param>
    /// <param name="truth">For each frame, whether it has each label.</param>
    /// <param name="scores">For each frame, the score (probability) of each label; leave frames out that could not be scored.</param>
    /// <param name="options">Thresholds, bins and intervals; null for the defaults.</param>
    /// <exception cref="ArgumentException">Lengths differ, a score is NaN, or an option is out of its range; the message names the frame.</exception>
    public static MultiLabelMetrics Of(
        IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<bool>> truth, IReadOnlyList<IReadOnlyList<float>> scores, MultiLabelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfZero(names.Count, nameof(names));
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Count, truth.Count);
        options ??= new MultiLabelOptions();
        options.Validate(names.Count);
        for (int i = 0; i < truth.Count; i++)
            RequireFrame(names, i, truth[i], scores[i]);

        var outcomes = new LabelOutcomes(truth.Count, names.Count, (i, label) => truth[i][label], (i, label) => scores[i][label] >= options.ThresholdOf(label));
        var bootstrap = Bootstrap.Of(truth.Count, outcomes.Width, outcomes.Add, options.Bootstrap);
        Estimate[]? estimates = bootstrap?.Estimate(MultiLabelFigures.Count(names.Count), MultiLabelFigures.Compute);
        int[] counts = outcomes.Count();
        LabelMetrics[] labels =
        [
            .. names.Select((name, label) => Of(name, LabelOutcomes.Of(counts, label), [.. scores.Select(row => row[label])], [.. truth.Select(row => row[label])], options) with
            {
                Threshold = options.ThresholdOf(label),
                Intervals = estimates is null ? null : MultiLabelFigures.Label(estimates, label),
            }),
        ];
        LabelCounts all = labels.Aggregate(default(LabelCounts), (sum, label) => sum + label.Counts);
        return new MultiLabelMetrics(outcomes, labels)
        {
            Accuracy = all.Accuracy,
            Precision = all.Precision,
            Recall = all.Recall,
            F1 = all.F1,
            MacroPrecision = labels.Average(label => label.Precision),
            MacroRecall = labels.Average(label => label.Recall),
            MacroF1 = labels.Average(label => label.F1),
            SubsetAccuracy = LabelCounts.Ratio(counts[LabelOutcomes.RightFrames(names.Count)], truth.Count),
            Matthews = all.Matthews,
            MeanAveragePrecision = labels.Average(label => label.AveragePrecision),
            Calibration = Calibration.Of([.. scores.SelectMany(row => row)], [.. truth.SelectMany(row => row)], options.CalibrationBins),
            Nothing = Always(names, truth, _ => false),
            MostFrequent = Always(names, truth, label => 2 * labels[label].Counts.Actual > truth.Count),
            Intervals = estimates is null ? null : MultiLabelFigures.All(estimates),
            IntervalBasis = bootstrap?.Basis,
        };
    }

    private static void RequireFrame(IReadOnlyList<string> names, int frame, IReadOnlyList<bool> truth, IReadOnlyList<float> scores)
    {
        if (truth.Count != names.Count || scores.Count != names.Count)
            throw new ArgumentException($"frame {frame} has {truth.Count} true labels and {scores.Count} scores; one of each for {names.Count} labels was expected");
        for (int label = 0; label < names.Count; label++)
        {
            if (float.IsNaN(scores[label]))
                throw new ArgumentException($"frame {frame} has the score NaN for {names[label]}; leave frames out that could not be scored", nameof(scores));
        }
    }

    private static LabelMetrics Of(string name, LabelCounts counts, float[] scores, bool[] truth, MultiLabelOptions options)
    {
        var roc = RocCurve.Of(scores, truth);
        return new LabelMetrics(name, 0, (int)counts.Actual, counts.Accuracy, counts.Precision, counts.Recall, counts.F1)
        {
            Counts = counts,
            Matthews = counts.Matthews,
            AveragePrecision = double.IsNaN(roc.AveragePrecision) ? null : roc.AveragePrecision,
            AreaUnderCurve = double.IsNaN(roc.Area) ? null : roc.Area,
            Calibration = Calibration.Of(scores, truth, options.CalibrationBins),
        };
    }

    private static ConstantPrediction Always(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<bool>> truth, Func<int, bool> predicted)
    {
        var outcomes = new LabelOutcomes(truth.Count, names.Count, (i, label) => truth[i][label], (_, label) => predicted(label));
        Span<double> figures = stackalloc double[MultiLabelFigures.Count(names.Count)];
        MultiLabelFigures.Compute(outcomes.Count(), figures);
        return new ConstantPrediction([.. names.Where((_, label) => predicted(label))], figures[0], figures[1], figures[2], figures[3], figures[4]);
    }
}
