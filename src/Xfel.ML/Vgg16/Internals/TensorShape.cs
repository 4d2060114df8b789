namespace Xfel.ML.Internals;

/// <summary>One array of weights in a bundle.</summary>
internal sealed record TensorShape(string Name, IReadOnlyList<int> Shape);
