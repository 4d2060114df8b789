namespace Xfel.ML.Networks.Internals;

/// <summary>Which part of a pass is fed.</summary>
/// <param name="Batch">Frames per step.</param>
/// <param name="FirstStep">Steps to leave out, when training is resumed in the middle of an epoch.</param>
/// <param name="Epoch">The epoch, from 0, for augmentation.</param>
internal readonly record struct FeedPlan(int Batch, int FirstStep, int Epoch);
