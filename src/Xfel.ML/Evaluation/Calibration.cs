namespace Xfel.ML;

/// <summary>Whether probabilities mean what they say: of the decisions with probability 0.8, four in five should come true.</summary>
/// <param name="ExpectedError">Expected calibration error: the mean distance between probability and observed share over bins of equal width, each weighted by its decisions.</param>
/// <param name="Brier">Brier score: the mean square of probability minus outcome (0 or 1).</param>
/// <param name="Bins">The bins, for a reliability diagram.</param>
public sealed record Calibration(double ExpectedError, double Brier, IReadOnlyList<CalibrationBin> Bins)
{
    /// <summary>A softmax may come out above 1 by rounding.</summary>
    private const float Most = 1 + 1e-5f;

    /// <summary>Holds probabilities against what came true; null when one of them is outside [0, 1], and so no probability.</summary>
    /// <param name="probabilities">The probability of each decision.</param>
    /// <param name="outcomes">Whether it came true.</param>
    /// <param name="bins">Number of bins, 1 or more; a probability on an edge is in the upper bin.</param>
    /// <exception cref="ArgumentException">Lengths differ, or there is no bin.</exception>
    public static Calibration? Of(IReadOnlyList<float> probabilities, IReadOnlyList<bool> outcomes, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(outcomes.Count, probabilities.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var counts = new (int Count, double Predicted, int True)[bins];
        double squares = 0;
        for (int i = 0; i < probabilities.Count; i++)
        {
            double probability = probabilities[i];
            if (!IsProbability(probabilities[i]))
                return null;
            ref (int Count, double Predicted, int True) bin = ref counts[Math.Min(bins - 1, (int)(probability * bins))];
            bin = (bin.Count + 1, bin.Predicted + probability, bin.True + (outcomes[i] ? 1 : 0));
            double miss = probability - (outcomes[i] ? 1 : 0);
            squares += miss * miss;
        }

        int all = Math.Max(1, probabilities.Count);
        return new Calibration(
            counts.Sum(bin => Math.Abs(bin.Predicted - bin.True)) / all,
            squares / all,
            [.. counts.Select((bin, i) => new CalibrationBin((double)i / bins, (i + 1.0) / bins, bin.Count, bin.Predicted / Math.Max(1, bin.Count), LabelCounts.Ratio(bin.True, bin.Count)))]);
    }

    /// <summary>Whether a score can be a probability.</summary>
    internal static bool IsProbability(float score) => score is >= 0 and <= Most;
}
