namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a network for any number of labels.</summary>
/// <param name="ClassNames">The labels.</param>
/// <param name="Thresholds">The threshold of each.</param>
/// <param name="Network">The network.</param>
internal sealed record MultiLabelStage(IReadOnlyList<string> ClassNames, IReadOnlyList<float> Thresholds, NetworkStage Network);
