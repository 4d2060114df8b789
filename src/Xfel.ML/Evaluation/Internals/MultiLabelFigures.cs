namespace Xfel.ML.Internals;

/// <summary>The figures of several labels that follow from counts alone, in a fixed order: they are computed for all frames, and again for each resample.</summary>
internal static class MultiLabelFigures
{
    private const int Overall = 7, PerLabel = 3;

    public static int Count(int labels) => Overall + PerLabel * labels;

    /// <summary>Computes the figures of <see cref="LabelOutcomes.Add"/>'s counts.</summary>
    public static void Compute(ReadOnlySpan<int> counts, Span<double> figures)
    {
        int labels = (figures.Length - Overall) / PerLabel;
        LabelCounts all = default;
        double f1 = 0;
        for (int label = 0; label < labels; label++)
        {
            LabelCounts one = LabelOutcomes.Of(counts, label);
            all += one;
            f1 += one.F1;
            Span<double> own = figures.Slice(Overall + PerLabel * label, PerLabel);
            (own[0], own[1], own[2]) = (one.Precision, one.Recall, one.F1);
        }

        (figures[0], figures[1], figures[2], figures[3]) = (all.Accuracy, all.Precision, all.Recall, all.F1);
        figures[4] = LabelCounts.Ratio(counts[LabelOutcomes.RightFrames(labels)], all.Decisions / labels);
        (figures[5], figures[6]) = (f1 / labels, all.Matthews);
    }

    public static MultiLabelEstimates All(ReadOnlySpan<Estimate> figures) => new(figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], figures[6]);

    public static ClassEstimates Label(ReadOnlySpan<Estimate> figures, int label)
    {
        ReadOnlySpan<Estimate> own = figures.Slice(Overall + PerLabel * label, PerLabel);
        return new ClassEstimates(own[0], own[1], own[2]);
    }
}
