using System.Text.Json.Serialization;

namespace Xfel.ML;

/// <summary>How well one class was recognised.</summary>
/// <param name="Class">The class.</param>
/// <param name="Precision">Right decisions for this class over all decisions for it; 0 when there was none.</param>
/// <param name="Recall">Right decisions for this class over all its frames; 0 when there was none.</param>
/// <param name="F1">Harmonic mean of precision and recall.</param>
/// <param name="Frames">Number of frames of this class.</param>
public sealed record ClassMetrics(string Class, double Precision, double Recall, double F1, int Frames)
{
    /// <summary>Confidence intervals; null when none were asked for, or there are fewer than two frames (groups) to draw from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClassEstimates? Intervals { get; init; }
}
