using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>How well single hits are told from the rest on frames rendered at one intensity scale.</summary>
/// <param name="Scale">Photons that are white.</param>
/// <param name="Right">Frames that were decided rightly.</param>
/// <param name="Precision">Single hits of the frames that were called single.</param>
/// <param name="Recall">Frames called single of the single hits.</param>
/// <param name="FalseNegative">Single hits called something else, of all single hits.</param>
/// <param name="FalsePositive">Other frames called single, of all others.</param>
/// <param name="Area">Area under the receiver operating characteristic.</param>
/// <param name="AgainstBaseline">Of the frames on which this scale and the baseline disagree, those that this scale has right; null for the baseline.</param>
/// <param name="RightByPhotons">By decade of the particles' expected photons: frames that were decided rightly.</param>
/// <param name="MissedByPhotons">By decade of the particles' expected photons: single hits called something else.</param>
/// <param name="Evaluation">Confusion matrix, and both classes by themselves.</param>
public sealed record ScaleFigures(
    float Scale,
    Proportion Right,
    Proportion Precision,
    Proportion Recall,
    Proportion FalseNegative,
    Proportion FalsePositive,
    double Area,
    Proportion? AgainstBaseline,
    IReadOnlyList<NamedProportion> RightByPhotons,
    IReadOnlyList<NamedProportion> MissedByPhotons,
    ClassificationEvaluation Evaluation)
{
    /// <summary>Whether this scale is better (1) or worse (-1) than the baseline, or not told apart from it (0): an even share of right ones lies outside the interval, or in it.</summary>
    public int Verdict => AgainstBaseline is { } share ? FrameGroups.Verdict(share) : 0;
}
