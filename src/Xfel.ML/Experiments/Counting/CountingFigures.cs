namespace Xfel.ML;

/// <summary>How well a network counts the particles in frames: the classes of <c>spi-hits</c>, and single hits against the rest.</summary>
/// <param name="Right">Frames of which the class was decided rightly.</param>
/// <param name="RightOnSingle">Frames of which it was decided rightly whether they are single hits.</param>
/// <param name="FalseNegative">Single hits that were called something else, of all single hits.</param>
/// <param name="FalsePositive">Other frames that were called single hits, of all others.</param>
/// <param name="Evaluation">Confusion matrix, and precision, recall and F1 of every class.</param>
public sealed record CountingFigures(
    Proportion Right, Proportion RightOnSingle, Proportion FalseNegative, Proportion FalsePositive, ClassificationEvaluation Evaluation);
