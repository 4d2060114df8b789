namespace Xfel.ML;

/// <summary>A training on frames of which many show the same model, divided at random as the paper's seem to be.</summary>
/// <param name="FramesPerModel">Frames of one model.</param>
/// <param name="RightOnKnown">Test frames of models of the training of which the class was decided rightly; the frames themselves are new.</param>
/// <param name="RightOnNew">Test frames of new models of which it was.</param>
/// <param name="Training">How the network was trained.</param>
public sealed record RepeatedModels(int FramesPerModel, Proportion RightOnKnown, Proportion RightOnNew, ExperimentTraining Training);
