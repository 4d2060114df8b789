namespace Xfel.ML;

/// <summary>What an experiment was run on.</summary>
/// <param name="Source">Where the frames come from.</param>
/// <param name="Training">Frames of the training set.</param>
/// <param name="Evaluation">Frames that all figures are of.</param>
/// <param name="Side">Height and width of a frame.</param>
/// <param name="Labels">Of the evaluation frames, how many have each label.</param>
/// <param name="LeftOut">Labels that no frame of the (smallest) training set has, which no network can learn.</param>
/// <param name="BadFrames">Frames that could not be used.</param>
/// <param name="MostFrequent">What predicting just the labels that more than half of the frames have would score: what a figure must beat to mean anything.</param>
public sealed record ZimmermannFrames(
    string Source, int Training, int Evaluation, int Side, IReadOnlyList<NamedProportion> Labels, IReadOnlyList<string> LeftOut, int BadFrames, ConstantPrediction MostFrequent);
