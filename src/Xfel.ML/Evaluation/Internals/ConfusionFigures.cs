namespace Xfel.ML.Internals;

/// <summary>The figures that follow from a table of truth (row) and decision (column), in a fixed order: they are computed for all frames, and again for each resample.</summary>
internal static class ConfusionFigures
{
    private const int Overall = 5, PerClass = 3;

    public static int Count(int classes) => Overall + PerClass * classes;

    /// <summary>Computes the figures of a row-major table.</summary>
    public static void Compute(ReadOnlySpan<int> table, Span<double> figures)
    {
        int classes = (figures.Length - Overall) / PerClass;
        Span<double> means = [0, 0, 0];
        for (int c = 0; c < classes; c++)
        {
            LabelCounts one = Of(table, classes, c);
            Span<double> own = figures.Slice(Overall + PerClass * c, PerClass);
            (own[0], own[1], own[2]) = (one.Precision, one.Recall, one.F1);
            for (int i = 0; i < PerClass; i++)
                means[i] += own[i];
        }

        foreach (ref double mean in means)
            mean /= classes;
        (figures[0], figures[4]) = (Accuracy(table, classes), Matthews(table, classes));
        // Of two classes the last is the positive one, and its figures are the figures.
        (classes == 2 ? figures.Slice(Overall + PerClass, PerClass) : means).CopyTo(figures.Slice(1, PerClass));
    }

    public static ClassificationEstimates All(ReadOnlySpan<Estimate> figures) => new(figures[0], figures[1], figures[2], figures[3], figures[4]);

    public static ClassEstimates Class(ReadOnlySpan<Estimate> figures, int index)
    {
        ReadOnlySpan<Estimate> own = figures.Slice(Overall + PerClass * index, PerClass);
        return new ClassEstimates(own[0], own[1], own[2]);
    }

    /// <summary>One class against all others.</summary>
    public static LabelCounts Of(ReadOnlySpan<int> table, int classes, int index)
    {
        long right = table[index * classes + index], actual = 0, called = 0, all = 0;
        for (int c = 0; c < classes; c++)
        {
            actual += table[index * classes + c];
            called += table[c * classes + index];
        }

        foreach (long count in table)
            all += count;
        return new LabelCounts(all - actual - called + right, called - right, actual - right, right);
    }

    public static double Accuracy(ReadOnlySpan<int> table, int classes)
    {
        (long right, long all, _, _, _) = Sums(table, classes);
        return LabelCounts.Ratio(right, all);
    }

    /// <summary>Cohen's kappa: agreement beyond that of decisions drawn at random as often as they were made; 0 when one class is all there is.</summary>
    public static double Kappa(ReadOnlySpan<int> table, int classes)
    {
        (long right, long all, double both, _, _) = Sums(table, classes);
        double square = (double)all * all;
        return square == both ? 0 : ((double)right * all - both) / (square - both);
    }

    /// <summary>The correlation of Matthews for any number of classes (R_K of Gorodkin, 2004); 0 when truth or decision is always the same.</summary>
    public static double Matthews(ReadOnlySpan<int> table, int classes)
    {
        (long right, long all, double both, double actual, double called) = Sums(table, classes);
        double square = (double)all * all, spread = Math.Sqrt((square - actual) * (square - called));
        return spread == 0 ? 0 : ((double)right * all - both) / spread;
    }

    /// <summary>The diagonal, all frames, and over the classes the sums of true times called, true squared and called squared.</summary>
    private static (long Right, long All, double Both, double Actual, double Called) Sums(ReadOnlySpan<int> table, int classes)
    {
        (long right, long all, double both, double actual, double called) = (0, 0, 0, 0, 0);
        for (int c = 0; c < classes; c++)
        {
            LabelCounts one = Of(table, classes, c);
            right += one.TruePositives;
            all = one.Decisions;
            both += (double)one.Actual * one.Called;
            actual += (double)one.Actual * one.Actual;
            called += (double)one.Called * one.Called;
        }

        return (right, all, both, actual, called);
    }
}
