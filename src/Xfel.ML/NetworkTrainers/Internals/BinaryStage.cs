namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a network for yes or no.</summary>
/// <param name="Network">The network.</param>
internal sealed record BinaryStage(NetworkStage Network);
