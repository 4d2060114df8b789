using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>How a network of an experiment was trained.</summary>
/// <param name="Network">The network.</param>
/// <param name="Parameters">Number of its parameters.</param>
/// <param name="Preparation">What is done to a frame before the network sees it.</param>
/// <param name="TrainingFrames">Number of frames that it learnt from.</param>
/// <param name="ValidationFrames">Number of held-out frames that chose the epoch.</param>
/// <param name="BestEpoch">The epoch whose weights were kept.</param>
/// <param name="Epochs">Every epoch's figures.</param>
public sealed record ExperimentTraining(
    string Network, long Parameters, string Preparation, int TrainingFrames, int ValidationFrames, int BestEpoch, IReadOnlyList<TrainingEpoch> Epochs)
{
    internal static ExperimentTraining Of(NetworkTraining training) => new(
        training.Classifier.Manifest.Network,
        training.Classifier.Network.Network.ParameterCount,
        training.Classifier.Manifest.Preprocessing,
        training.Result.Split.Training.Count,
        training.Result.Split.Validation.Count,
        training.Result.BestEpoch,
        training.Result.History);
}
