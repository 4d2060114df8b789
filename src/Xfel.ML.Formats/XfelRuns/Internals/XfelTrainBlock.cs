namespace Xfel.ML.Formats.Internals;

/// <summary>A train's entries in a file.</summary>
/// <param name="Train">The train.</param>
/// <param name="First">Its first entry.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct XfelTrainBlock(ulong Train, int First, int Count);
