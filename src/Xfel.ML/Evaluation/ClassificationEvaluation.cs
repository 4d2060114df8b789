namespace Xfel.ML;

/// <summary>
/// Decisions held against the truth. Accuracy never comes alone: precision and recall, overall and per class, are always there.
/// </summary>
public sealed class ClassificationEvaluation
{
    private ClassificationEvaluation(IReadOnlyList<string> classes, int[][] confusion, int badFrames)
    {
        Classes = classes;
        Confusion = confusion;
        BadFrames = badFrames;
        Frames = confusion.Sum(row => row.Sum());
        PerClass = [.. classes.Select((name, index) => MetricsOf(name, index, confusion))];
        Accuracy = Ratio(Enumerable.Range(0, classes.Count).Sum(i => confusion[i][i]), Frames);
    }

    /// <summary>Number of usable frames.</summary>
    public int Frames { get; }

    /// <summary>Number of frames left out as bad.</summary>
    public int BadFrames { get; }

    /// <summary>The class names, in the order of <see cref="Confusion"/>; for a binary decision the positive class is the last.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Number of frames by truth (row) and prediction (column).</summary>
    public IReadOnlyList<IReadOnlyList<int>> Confusion { get; }

    /// <summary>Share of right decisions.</summary>
    public double Accuracy { get; }

    /// <summary>Precision of the positive class for a binary decision, else the mean over the classes.</summary>
    public double Precision => Classes.Count == 2 ? PerClass[1].Precision : PerClass.Average(metrics => metrics.Precision);

    /// <summary>Recall of the positive class for a binary decision, else the mean over the classes.</summary>
    public double Recall => Classes.Count == 2 ? PerClass[1].Recall : PerClass.Average(metrics => metrics.Recall);

    /// <summary>The metrics of each class.</summary>
    public IReadOnlyList<ClassMetrics> PerClass { get; }

    /// <summary>Counts decisions against the truth.</summary>
    /// <param name="classes">The class names.</param>
    /// <param name="truth">The true class of each frame.</param>
    /// <param name="predicted">The predicted class of each frame.</param>
    /// <param name="badFrames">Number of frames that were left out.</param>
    public static ClassificationEvaluation Of(IReadOnlyList<string> classes, IReadOnlyList<int> truth, IReadOnlyList<int> predicted, int badFrames = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(predicted.Count, truth.Count);
        int[][] confusion = [.. classes.Select(_ => new int[classes.Count])];
        for (int i = 0; i < truth.Count; i++)
            confusion[truth[i]][predicted[i]]++;
        return new ClassificationEvaluation(classes, confusion, badFrames);
    }

    private static ClassMetrics MetricsOf(string name, int index, int[][] confusion)
    {
        int right = confusion[index][index];
        int frames = confusion[index].Sum();
        double precision = Ratio(right, confusion.Sum(row => row[index]));
        double recall = Ratio(right, frames);
        return new ClassMetrics(name, precision, recall, precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0, frames);
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
