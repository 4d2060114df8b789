using System.Text.Json.Serialization;

namespace Xfel.ML;

/// <summary>Decisions for and against one class or label, counted by what is true; the figures that follow from the counts alone.</summary>
/// <param name="TrueNegatives">Not there, and not predicted.</param>
/// <param name="FalsePositives">Not there, but predicted.</param>
/// <param name="FalseNegatives">There, but not predicted.</param>
/// <param name="TruePositives">There, and predicted.</param>
public readonly record struct LabelCounts(long TrueNegatives, long FalsePositives, long FalseNegatives, long TruePositives)
{
    /// <summary>Number of decisions.</summary>
    [JsonIgnore]
    public long Decisions => TrueNegatives + FalsePositives + FalseNegatives + TruePositives;

    /// <summary>How often it is there.</summary>
    [JsonIgnore]
    public long Actual => FalseNegatives + TruePositives;

    /// <summary>How often it was predicted.</summary>
    [JsonIgnore]
    public long Called => FalsePositives + TruePositives;

    /// <summary>Right decisions over all decisions; 0 of none.</summary>
    [JsonIgnore]
    public double Accuracy => Ratio(TrueNegatives + TruePositives, Decisions);

    /// <summary>Right predictions over all predictions; 0 when there was none.</summary>
    [JsonIgnore]
    public double Precision => Ratio(TruePositives, Called);

    /// <summary>Right predictions over all that is there; 0 when nothing is.</summary>
    [JsonIgnore]
    public double Recall => Ratio(TruePositives, Actual);

    /// <summary>Harmonic mean of precision and recall; 0 when both are.</summary>
    [JsonIgnore]
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    /// <summary>Matthews correlation between truth and prediction, from -1 to 1; 0 when either is always the same.</summary>
    [JsonIgnore]
    public double Matthews
    {
        get
        {
            double spread = Math.Sqrt((double)Called * Actual * (Decisions - Called) * (Decisions - Actual));
            return spread == 0 ? 0 : ((double)TruePositives * TrueNegatives - (double)FalsePositives * FalseNegatives) / spread;
        }
    }

    /// <summary>Counts of both together.</summary>
    /// <param name="left">Some counts.</param>
    /// <param name="right">Other counts.</param>
    public static LabelCounts operator +(LabelCounts left, LabelCounts right) => new(
        left.TrueNegatives + right.TrueNegatives,
        left.FalsePositives + right.FalsePositives,
        left.FalseNegatives + right.FalseNegatives,
        left.TruePositives + right.TruePositives);

    /// <summary>The part over the whole; 0 of nothing.</summary>
    internal static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
