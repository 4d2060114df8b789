using Xfel.ML.Internals;

namespace Xfel.ML;

public sealed partial class ClassificationEvaluation
{
    /// <summary>A probability in single precision is not known better than this.</summary>
    private const double LeastProbability = 1.0 / (1 << 23);

    /// <summary>Counts decisions against the truth. Of no frames all figures are 0, and there are no intervals.</summary>
    /// <param name="classes">The class names, at least one.</param>
    /// <param name="truth">The true class of each frame.</param>
    /// <param name="predicted">The predicted class of each frame.</param>
    /// <param name="badFrames">Number of frames that were left out.</param>
    /// <param name="probabilities">For each frame, the probability of each class; null when they are not known.</param>
    /// <param name="bootstrap">How confidence intervals are found; null for the defaults.</param>
    /// <exception cref="ArgumentException">Lengths differ, a class or probability is out of its range, or so is an option; the message names the frame.</exception>
    public static ClassificationEvaluation Of(
        IReadOnlyList<string> classes,
        IReadOnlyList<int> truth,
        IReadOnlyList<int> predicted,
        int badFrames = 0,
        IReadOnlyList<IReadOnlyList<float>>? probabilities = null,
        BootstrapOptions? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        int count = classes.Count;
        ArgumentOutOfRangeException.ThrowIfZero(count, nameof(classes));
        ArgumentOutOfRangeException.ThrowIfNotEqual(predicted.Count, truth.Count);
        int[] table = new int[count * count];
        for (int i = 0; i < truth.Count; i++)
        {
            if ((uint)truth[i] >= count || (uint)predicted[i] >= count)
                throw new ArgumentException($"frame {i} is of class {truth[i]}, decided as class {predicted[i]}; the {count} classes count from 0");
            table[truth[i] * count + predicted[i]]++;
        }

        if (probabilities is not null)
            Require(probabilities, truth.Count, count);
        var resamples = Bootstrap.Of(truth.Count, table.Length, (frame, counts) => counts[truth[frame] * count + predicted[frame]]++, bootstrap ?? new BootstrapOptions());
        Estimate[]? estimates = resamples?.Estimate(ConfusionFigures.Count(count), ConfusionFigures.Compute);
        double[] figures = new double[ConfusionFigures.Count(count)];
        ConfusionFigures.Compute(table, figures);
        LabelCounts[] each = [.. classes.Select((_, c) => ConfusionFigures.Of(table, count, c))];
        return new ClassificationEvaluation(classes, [.. table.Chunk(count)], truth.Count, badFrames)
        {
            Accuracy = figures[0],
            Precision = figures[1],
            Recall = figures[2],
            F1 = figures[3],
            Matthews = figures[4],
            Kappa = ConfusionFigures.Kappa(table, count),
            LogLoss = probabilities is { Count: > 0 } ? probabilities.Select((row, i) => -Math.Log(Math.Max(row[truth[i]], LeastProbability))).Average() : null,
            Calibration = probabilities is null ? null : Calibration.Of([.. probabilities.Select((row, i) => row[predicted[i]])], [.. truth.Zip(predicted, (actual, called) => actual == called)]),
            BaselineAccuracy = LabelCounts.Ratio(each.Max(one => one.Actual), truth.Count),
            Intervals = estimates is null ? null : ConfusionFigures.All(estimates),
            IntervalBasis = resamples?.Basis,
            PerClass =
            [
                .. classes.Select((name, c) => new ClassMetrics(name, each[c].Precision, each[c].Recall, each[c].F1, (int)each[c].Actual)
                {
                    Intervals = estimates is null ? null : ConfusionFigures.Class(estimates, c),
                }),
            ],
        };
    }

    /// <summary>Takes over the counts of several labels a frame (Zimmermann et al., section 4).</summary>
    /// <param name="metrics">Decisions on labels, held against the truth.</param>
    /// <param name="badFrames">Number of frames that were left out.</param>
    public static ClassificationEvaluation OfMultiLabel(MultiLabelMetrics metrics, int badFrames = 0)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return new ClassificationEvaluation([.. metrics.Labels.Select(label => label.Name)], [.. metrics.Labels.Select(label => Row(label.Counts))], metrics.Frames, badFrames)
        {
            IsMultiLabel = true,
            Accuracy = metrics.Accuracy,
            Precision = metrics.Precision,
            Recall = metrics.Recall,
            F1 = metrics.F1,
            Matthews = metrics.Matthews,
            Calibration = metrics.Calibration,
            BaselineAccuracy = metrics.MostFrequent.Accuracy,
            Intervals = metrics.Intervals is { } all ? new ClassificationEstimates(all.Accuracy, all.Precision, all.Recall, all.F1, all.Matthews) : null,
            IntervalBasis = metrics.IntervalBasis,
            PerClass = [.. metrics.Labels.Select(label => new ClassMetrics(label.Name, label.Precision, label.Recall, label.F1, label.Frames) { Intervals = label.Intervals })],
        };
    }

    private static int[] Row(LabelCounts counts) => [(int)counts.TrueNegatives, (int)counts.FalsePositives, (int)counts.FalseNegatives, (int)counts.TruePositives];

    private static void Require(IReadOnlyList<IReadOnlyList<float>> probabilities, int frames, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Count, frames);
        for (int i = 0; i < frames; i++)
        {
            if (probabilities[i].Count != classes || !probabilities[i].All(Calibration.IsProbability))
                throw new ArgumentException($"frame {i} has the probabilities {string.Join(", ", probabilities[i].Select(value => FormattableString.Invariant($"{value}")))}; one from 0 to 1 for each of {classes} classes was expected", nameof(probabilities));
        }
    }
}
