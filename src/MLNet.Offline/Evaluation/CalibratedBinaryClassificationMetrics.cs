namespace Microsoft.ML.Data;

/// <summary>Metrics of a binary classifier that gives probabilities.</summary>
public sealed class CalibratedBinaryClassificationMetrics : BinaryClassificationMetrics
{
    internal CalibratedBinaryClassificationMetrics(BinaryTally tally, IReadOnlyList<string> classNames)
        : base(tally, classNames)
    {
        LogLoss = tally.LogLoss;
        LogLossReduction = tally.LogLossReduction;
        Entropy = tally.Entropy;
    }

    /// <summary>The mean of -log2 of the probability that was given to the true class.</summary>
    public double LogLoss { get; }

    /// <summary>How much less the log-loss is than that of always giving the share of positives, relative to the latter.</summary>
    public double LogLossReduction { get; }

    /// <summary>The log-loss of always giving the share of positives: -p log2 p - (1 - p) log2(1 - p).</summary>
    public double Entropy { get; }
}
