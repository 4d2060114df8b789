namespace Xfel.ML;

/// <summary>
/// Decisions on several labels at once, held against the truth (Zimmermann et al., section 3.2). Accuracy never comes alone: on helium frames a model that predicts nothing has 0.80.
/// </summary>
public sealed class MultiLabelMetrics
{
    private MultiLabelMetrics(int frames, IReadOnlyList<LabelMetrics> labels)
    {
        Frames = frames;
        Labels = labels;
    }

    /// <summary>Number of frames.</summary>
    public int Frames { get; }

    /// <summary>Each label by itself.</summary>
    public IReadOnlyList<LabelMetrics> Labels { get; }

    /// <summary>Share of right decisions over all frames and labels.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Right predictions over all predictions, of all frames and labels (micro average).</summary>
    public required double Precision { get; init; }

    /// <summary>Right predictions over all labels that frames have (micro average).</summary>
    public required double Recall { get; init; }

    /// <summary>Harmonic mean of precision and recall (micro average).</summary>
    public double F1 => Harmonic(Precision, Recall);

    /// <summary>Judges scores.</summary>
    /// <param name="names">The labels' names.</param>
    /// <param name="truth">For each frame, whether it has each label.</param>
    /// <param name="scores">For each frame, the score (probability) of each label.</param>
    /// <param name="options">Thresholds; null for the defaults.</param>
    /// <exception cref="ArgumentException">Lengths differ, or an option is out of its range.</exception>
    public static MultiLabelMetrics Of(
        IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<bool>> truth, IReadOnlyList<IReadOnlyList<float>> scores, MultiLabelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Count, truth.Count);
        options ??= new MultiLabelOptions();
        options.Validate(names.Count);
        var counts = new (int Right, int Called, int Actual, int Agree)[names.Count];
        for (int i = 0; i < truth.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(truth[i].Count, names.Count, nameof(truth));
            ArgumentOutOfRangeException.ThrowIfNotEqual(scores[i].Count, names.Count, nameof(scores));
            for (int c = 0; c < names.Count; c++)
            {
                bool actual = truth[i][c], called = scores[i][c] >= ThresholdOf(options, c);
                (int right, int calls, int actuals, int agree) = counts[c];
                counts[c] = (right + (actual && called ? 1 : 0), calls + (called ? 1 : 0), actuals + (actual ? 1 : 0), agree + (actual == called ? 1 : 0));
            }
        }

        LabelMetrics[] labels = [.. names.Select((name, c) => Of(name, ThresholdOf(options, c), counts[c], truth.Count))];
        int all = counts.Sum(count => count.Right);
        return new MultiLabelMetrics(truth.Count, labels)
        {
            Accuracy = Ratio(counts.Sum(count => count.Agree), truth.Count * names.Count),
            Precision = Ratio(all, counts.Sum(count => count.Called)),
            Recall = Ratio(all, counts.Sum(count => count.Actual)),
        };
    }

    private static float ThresholdOf(MultiLabelOptions options, int label) => options.Thresholds?[label] ?? MultiLabelOptions.DefaultThreshold;

    private static LabelMetrics Of(string name, float threshold, (int Right, int Called, int Actual, int Agree) count, int frames)
    {
        double precision = Ratio(count.Right, count.Called), recall = Ratio(count.Right, count.Actual);
        return new LabelMetrics(name, threshold, count.Actual, Ratio(count.Agree, frames), precision, recall, Harmonic(precision, recall));
    }

    private static double Harmonic(double precision, double recall) => precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
