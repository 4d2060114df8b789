namespace Xfel.ML;

/// <summary>
/// Decisions held against the truth. Accuracy never comes alone: precision and recall, overall and per class, are always there.
/// </summary>
public sealed class ClassificationEvaluation
{
    private ClassificationEvaluation(IReadOnlyList<string> classes, int[][] confusion, int frames, int badFrames)
    {
        Classes = classes;
        Confusion = confusion;
        BadFrames = badFrames;
        Frames = frames;
    }

    /// <summary>Number of usable frames.</summary>
    public int Frames { get; }

    /// <summary>Number of frames left out as bad.</summary>
    public int BadFrames { get; }

    /// <summary>The class names, in the order of <see cref="Confusion"/>; for a binary decision the positive class is the last.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Whether several classes may apply to a frame: then every class of every frame is a decision of its own.</summary>
    public bool IsMultiLabel { get; private init; }

    /// <summary>
    /// Number of frames by truth (row) and prediction (column). With several labels a frame: for each class (row) the true negatives, false positives, false negatives and
    /// true positives.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Confusion { get; }

    /// <summary>Share of right decisions.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Precision of the positive class for a binary decision, the mean over more classes, and that of all decisions together (micro) with several labels a frame.</summary>
    public required double Precision { get; init; }

    /// <summary>Recall of the positive class for a binary decision, the mean over more classes, and that of all decisions together (micro) with several labels a frame.</summary>
    public required double Recall { get; init; }

    /// <summary>The metrics of each class.</summary>
    public required IReadOnlyList<ClassMetrics> PerClass { get; init; }

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
        ClassMetrics[] perClass = [.. classes.Select((name, c) => MetricsOf(name, confusion[c][c], confusion.Sum(row => row[c]), confusion[c].Sum()))];
        return new ClassificationEvaluation(classes, confusion, truth.Count, badFrames)
        {
            Accuracy = Ratio(classes.Select((_, c) => confusion[c][c]).Sum(), truth.Count),
            Precision = classes.Count == 2 ? perClass[1].Precision : perClass.Average(metrics => metrics.Precision),
            Recall = classes.Count == 2 ? perClass[1].Recall : perClass.Average(metrics => metrics.Recall),
            PerClass = perClass,
        };
    }

    /// <summary>Takes over the counts of several labels a frame (Zimmermann et al., section 4).</summary>
    /// <param name="metrics">Decisions on labels, held against the truth.</param>
    /// <param name="badFrames">Number of frames that were left out.</param>
    public static ClassificationEvaluation OfMultiLabel(MultiLabelMetrics metrics, int badFrames = 0)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        int[][] confusion = [.. metrics.Labels.Select(label => label.Counts).Select(counts => new[] { (int)counts.TrueNegatives, (int)counts.FalsePositives, (int)counts.FalseNegatives, (int)counts.TruePositives })];
        return new ClassificationEvaluation([.. metrics.Labels.Select(label => label.Name)], confusion, metrics.Frames, badFrames)
        {
            IsMultiLabel = true,
            Accuracy = metrics.Accuracy,
            Precision = metrics.Precision,
            Recall = metrics.Recall,
            PerClass = [.. metrics.Labels.Select(label => new ClassMetrics(label.Name, label.Precision, label.Recall, label.F1, label.Frames))],
        };
    }

    private static ClassMetrics MetricsOf(string name, int right, int called, int actual)
    {
        double precision = Ratio(right, called), recall = Ratio(right, actual);
        return new ClassMetrics(name, precision, recall, precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0, actual);
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
