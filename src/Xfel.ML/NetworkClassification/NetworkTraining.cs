using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>What training a network on frames gave.</summary>
/// <param name="Classifier">The classifier with the weights of the best epoch.</param>
/// <param name="Result">Every epoch's figures, the split, and why training ended.</param>
/// <param name="BadFrames">The frames that were left out.</param>
public sealed record NetworkTraining(NetworkClassifier Classifier, TrainingResult Result, IReadOnlyList<BadFrame> BadFrames);
