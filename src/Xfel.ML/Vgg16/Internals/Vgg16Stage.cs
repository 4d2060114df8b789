namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a featurizer beside its weights. Threads are the machine's matter and are not kept.</summary>
internal sealed record Vgg16Stage(
    string OutputColumn, string InputColumn, int BatchSize, string WeightsDescription, bool IsPretrained, string Digest, IReadOnlyList<TensorShape> Tensors);
