namespace Microsoft.ML.Data;

/// <summary>Areas under the ROC and the precision/recall curve, as ML.NET defines them.</summary>
internal static class AreaUnderCurve
{
    /// <summary>
    /// The probability that a positive scores above a negative; a tie counts one half.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">One of the classes is empty.</exception>
    public static double Roc(float[] positives, float[] negatives)
    {
        // ML.NET names its own sequences here; callers see these parameter names.
        if (positives.Length == 0)
            throw new ArgumentOutOfRangeException("PosSample", "AUC is not defined when there is no positive class in the data");
        if (negatives.Length == 0)
            throw new ArgumentOutOfRangeException("NegSample", "AUC is not defined when there is no negative class in the data");

        float[] lower = (float[])negatives.Clone();
        Array.Sort(lower);
        double wins = 0;
        foreach (float score in positives)
            wins += 0.5 * ((double)CountBelow(lower, score, inclusive: false) + CountBelow(lower, score, inclusive: true));
        return wins / ((double)positives.Length * negatives.Length);
    }

    /// <summary>
    /// The trapezoids between precision just before and just after each positive, scores descending.
    /// Among equal scores the order of the rows decides, as in ML.NET.
    /// </summary>
    public static double PrecisionRecall(IReadOnlyList<float> scores, IReadOnlyList<bool> labels)
    {
        int positives = labels.Count(positive => positive);
        double area = 0;
        double precision = 1;
        int truePositives = 0;
        int falsePositives = 0;
        foreach (int i in Enumerable.Range(0, scores.Count).OrderByDescending(i => scores[i]))
        {
            double before = precision;
            if (labels[i])
                truePositives++;
            else
                falsePositives++;
            precision = (double)truePositives / (truePositives + falsePositives);
            if (labels[i])
                area += (before + precision) / (2.0 * positives);
        }

        return area;
    }

    private static int CountBelow(float[] sorted, float value, bool inclusive)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (inclusive && sorted[middle] == value))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
