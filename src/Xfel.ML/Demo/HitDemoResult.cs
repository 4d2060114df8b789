namespace Xfel.ML;

/// <summary>What the demonstration gave.</summary>
/// <param name="Classifier">The trained classifier.</param>
/// <param name="Test">The held-out frames.</param>
/// <param name="Evaluation">The decisions on them.</param>
/// <param name="TrainingFrames">Number of frames trained on.</param>
/// <param name="Seconds">Seconds spent, by stage, in order.</param>
public sealed record HitDemoResult(
    HitClassifier Classifier,
    FrameCollection Test,
    FrameEvaluation Evaluation,
    int TrainingFrames,
    IReadOnlyList<KeyValuePair<string, double>> Seconds);
