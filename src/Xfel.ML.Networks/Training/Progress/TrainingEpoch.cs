namespace Xfel.ML.Networks;

/// <summary>What one epoch gave. Accuracies are null for targets that are numbers.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="LearningRate">Learning rate of its last step.</param>
/// <param name="TrainingLoss">Mean loss of its steps, without <paramref name="Penalty"/>.</param>
/// <param name="Penalty">Mean of the L1 and L2 terms of its steps.</param>
/// <param name="TrainingAccuracy">Share of correct answers as they were given during the epoch, with dropout and augmentation.</param>
/// <param name="ValidationLoss">Loss on the validation frames; null where there are none.</param>
/// <param name="ValidationAccuracy">Share of correct answers on the validation frames; null where there are none.</param>
/// <param name="Classes">Every class on the validation frames, or on the training frames where there are none; empty for numbers.</param>
/// <param name="BadFrames">Frames of the epoch and its validation that could not be used.</param>
/// <param name="FramesPerSecond">Training frames per second, validation and checkpoints left out.</param>
public sealed record TrainingEpoch(
    int Epoch,
    double LearningRate,
    double TrainingLoss,
    double Penalty,
    double? TrainingAccuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    IReadOnlyList<ClassScore> Classes,
    int BadFrames,
    double FramesPerSecond)
{
    /// <summary>Mean F1 of the classes; null where there are none.</summary>
    public double? MacroF1 => Classes.Count > 0 ? Classes.Average(score => score.F1) : null;
}
