namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a network for one class of several.</summary>
/// <param name="ClassNames">The classes; also the values of the keys, in words.</param>
/// <param name="KeyType">The type of the key values; null where the label had none.</param>
/// <param name="Network">The network.</param>
internal sealed record MulticlassStage(IReadOnlyList<string> ClassNames, string? KeyType, NetworkStage Network);
