namespace Xfel.ML.Networks;

/// <summary>One array of weights or biases with its name.</summary>
/// <param name="Name">Name, such as <c>conv1.weight</c>.</param>
/// <param name="Shape">Lengths of the axes; their product is the number of values.</param>
/// <param name="Values">The values, last axis fastest.</param>
public sealed record NamedTensor(string Name, IReadOnlyList<int> Shape, float[] Values);
