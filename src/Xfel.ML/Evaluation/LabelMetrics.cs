namespace Xfel.ML;

/// <summary>How well one label was recognised, over frames that may have several.</summary>
/// <param name="Name">The label.</param>
/// <param name="Threshold">Scores of at least this predict it.</param>
/// <param name="Frames">Number of frames that have it.</param>
/// <param name="Accuracy">Share of frames on which its decision is right.</param>
/// <param name="Precision">Right predictions over all predictions of it; 0 when there was none.</param>
/// <param name="Recall">Right predictions over all frames that have it; 0 when none has.</param>
/// <param name="F1">Harmonic mean of precision and recall.</param>
public sealed record LabelMetrics(string Name, float Threshold, int Frames, double Accuracy, double Precision, double Recall, double F1)
{
    /// <summary>Right and wrong decisions, counted.</summary>
    public LabelCounts Counts { get; init; }

    /// <summary>Matthews correlation, from -1 to 1; 0 when all or no frames have it, or it was predicted for all or none.</summary>
    public double Matthews { get; init; }

    /// <summary>Average precision: the sum over falling thresholds of each gain in recall times the precision there, whatever the threshold; null when no frame has it.</summary>
    public double? AveragePrecision { get; init; }

    /// <summary>Area under the receiver operating characteristic: the chance that a frame with it scores above one without; null when all frames or none have it.</summary>
    public double? AreaUnderCurve { get; init; }

    /// <summary>Whether its scores mean what they say; null when a score is no probability.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>Confidence intervals; null when none were asked for, or there are fewer than two frames (groups) to draw from.</summary>
    public ClassEstimates? Intervals { get; init; }
}
