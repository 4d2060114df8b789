namespace Microsoft.ML.Data;

/// <summary>Metrics of a binary classifier that need its scores and decisions only.</summary>
public class BinaryClassificationMetrics
{
    internal BinaryClassificationMetrics(BinaryTally tally, IReadOnlyList<string> classNames)
    {
        AreaUnderRocCurve = tally.AreaUnderRocCurve;
        Accuracy = tally.Accuracy;
        PositivePrecision = tally.PositivePrecision;
        PositiveRecall = tally.PositiveRecall;
        NegativePrecision = tally.NegativePrecision;
        NegativeRecall = tally.NegativeRecall;
        F1Score = tally.F1Score;
        AreaUnderPrecisionRecallCurve = tally.AreaUnderPrecisionRecallCurve;
        ConfusionMatrix = tally.ToConfusionMatrix(classNames);
    }

    /// <summary>The probability that a positive row scores above a negative one; a tie counts one half.</summary>
    public double AreaUnderRocCurve { get; }

    /// <summary>The share of right decisions.</summary>
    public double Accuracy { get; }

    /// <summary>Of the rows called positive, the share that is.</summary>
    public double PositivePrecision { get; }

    /// <summary>Of the positive rows, the share called so.</summary>
    public double PositiveRecall { get; }

    /// <summary>Of the rows called negative, the share that is.</summary>
    public double NegativePrecision { get; }

    /// <summary>Of the negative rows, the share called so.</summary>
    public double NegativeRecall { get; }

    /// <summary>The harmonic mean of positive precision and recall.</summary>
    public double F1Score { get; }

    /// <summary>The area under the precision/recall curve, by trapezoids.</summary>
    public double AreaUnderPrecisionRecallCurve { get; }

    /// <summary>The counts behind the shares, positives first.</summary>
    public ConfusionMatrix ConfusionMatrix { get; }
}
