namespace Xfel.ML.Internals;

/// <summary>The threshold of one label with the best F1.</summary>
internal static class ThresholdSearch
{
    /// <param name="scores">The score of each row, all finite.</param>
    /// <param name="truth">Whether each row has the label.</param>
    /// <param name="otherwise">The threshold where no row has it.</param>
    public static float Best(float[] scores, bool[] truth, float otherwise)
    {
        int actual = truth.Count(has => has);
        if (actual == 0)
            return otherwise;
        Array.Sort(scores, truth);
        float best = otherwise;
        double highest = -1;
        int right = 0;
        for (int i = scores.Length - 1; i >= 0; i--)
        {
            right += truth[i] ? 1 : 0;
            float below = i > 0 ? scores[i - 1] : 0;
            // Equal scores are all called, or none is.
            if (i > 0 && below == scores[i])
                continue;
            double f1 = 2.0 * right / (scores.Length - i + actual);
            float threshold = Between(below, scores[i]);
            if (f1 > highest || (f1 == highest && Distance(threshold) < Distance(best)))
                (highest, best) = (f1, threshold);
        }

        return best;
    }

    private static float Distance(float threshold) => Math.Abs(threshold - MultiLabelOptions.DefaultThreshold);

    /// <summary>Halfway, but above the lower one also where no number lies between.</summary>
    private static float Between(float lower, float upper)
    {
        float middle = lower + (upper - lower) / 2;
        return middle > lower ? middle : upper;
    }
}
