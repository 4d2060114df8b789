using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>
/// Two sets of scores on the same frames, compared frame by frame (paired bootstrap): frames that are hard for both widen neither's lead. A difference is of the second minus the first; one
/// whose interval does not hold 0 is more than the choice of test frames explains.
/// </summary>
/// <param name="First">The metrics of the first.</param>
/// <param name="Second">The metrics of the second.</param>
/// <param name="Differences">Second minus first, over all labels.</param>
/// <param name="Labels">Second minus first, label by label.</param>
/// <param name="IntervalBasis">What the intervals rest on.</param>
public sealed record MultiLabelComparison(
    MultiLabelMetrics First, MultiLabelMetrics Second, MultiLabelEstimates Differences, IReadOnlyList<ClassEstimates> Labels, IntervalBasis IntervalBasis)
{
    /// <summary>Compares two metrics of the same frames; each keeps its own thresholds.</summary>
    /// <param name="first">What is compared with.</param>
    /// <param name="second">What is compared.</param>
    /// <param name="options">How intervals are found; null for the defaults.</param>
    /// <exception cref="ArgumentException">Frames, labels or truth differ, there are fewer than two frames (groups), or an option is out of its range.</exception>
    public static MultiLabelComparison Of(MultiLabelMetrics first, MultiLabelMetrics second, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!first.Labels.Select(label => label.Name).SequenceEqual(second.Labels.Select(label => label.Name)))
            throw new ArgumentException("the labels of the two metrics differ; compare metrics of the same labels", nameof(second));
        LabelOutcomes one = first.Outcomes, other = second.Outcomes;
        if (!one.HasSameTruth(other))
            throw new ArgumentException($"the frames of the two metrics ({one.Frames} and {other.Frames}), or what is true of them, differ; compare metrics of the same frames in the same order", nameof(second));
        int width = one.Width, count = MultiLabelFigures.Count(one.Labels);
        Bootstrap bootstrap = Bootstrap.Of(one.Frames, 2 * width, Add, options ?? new BootstrapOptions())
            ?? throw new ArgumentException("a comparison needs resamples of two frames (groups of frames) at least", nameof(options));
        Estimate[] differences = bootstrap.Estimate(count, Subtract);
        return new MultiLabelComparison(first, second, MultiLabelFigures.All(differences), [.. first.Labels.Select((_, label) => MultiLabelFigures.Label(differences, label))], bootstrap.Basis);

        void Add(int frame, Span<int> counts)
        {
            one.Add(frame, counts[..width]);
            other.Add(frame, counts[width..]);
        }

        void Subtract(ReadOnlySpan<int> counts, Span<double> figures)
        {
            Span<double> before = stackalloc double[count];
            MultiLabelFigures.Compute(counts[..width], before);
            MultiLabelFigures.Compute(counts[width..], figures);
            for (int i = 0; i < count; i++)
                figures[i] -= before[i];
        }
    }
}
