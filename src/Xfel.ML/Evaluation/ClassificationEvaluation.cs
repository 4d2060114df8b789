namespace Xfel.ML;

/// <summary>
/// Decisions held against the truth. Accuracy never comes alone: precision and recall, overall and per class, are always there.
/// </summary>
public sealed partial class ClassificationEvaluation
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

    /// <summary>Harmonic mean of precision and recall: of the positive class for a binary decision, the mean over more classes (macro), and that of all decisions together (micro) with several labels a frame.</summary>
    public required double F1 { get; init; }

    /// <summary>Matthews correlation between truth and decision, from -1 to 1; 0 when either is always the same.</summary>
    public required double Matthews { get; init; }

    /// <summary>Cohen's kappa: agreement beyond chance; 0 when one class is all there is, null with several labels a frame.</summary>
    public double? Kappa { get; private init; }

    /// <summary>Mean of the negative natural logarithm of the true class's probability, which counts as 2^-23 at least; null without probabilities and with several labels a frame.</summary>
    public double? LogLoss { get; private init; }

    /// <summary>Whether the probabilities of decisions (of labels, with several a frame) mean what they say; null without probabilities.</summary>
    public Calibration? Calibration { get; private init; }

    /// <summary>The accuracy of deciding always for the most frequent class, or for those labels that more than half of the frames have: what accuracy must beat to mean anything.</summary>
    public required double BaselineAccuracy { get; init; }

    /// <summary>Confidence intervals; null when none were asked for, or there are fewer than two frames (groups) to draw from.</summary>
    public ClassificationEstimates? Intervals { get; private init; }

    /// <summary>What the intervals rest on; null without them.</summary>
    public IntervalBasis? IntervalBasis { get; private init; }

    /// <summary>The metrics of each class.</summary>
    public required IReadOnlyList<ClassMetrics> PerClass { get; init; }
}
