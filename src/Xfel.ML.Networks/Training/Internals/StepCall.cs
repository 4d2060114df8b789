namespace Xfel.ML.Networks.Internals;

/// <summary>What one call of a training step is for.</summary>
/// <param name="Frames">Frames in the batch.</param>
/// <param name="Threads">Most threads to use; no bit of the result depends on it.</param>
/// <param name="IsTraining">Batch statistics and dropout; otherwise running statistics and none.</param>
/// <param name="Seed">Seed of this optimisation step's dropout.</param>
internal readonly record struct StepCall(int Frames, int Threads, bool IsTraining, ulong Seed);
