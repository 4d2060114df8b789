namespace Xfel.ML;

/// <summary>One column of a bundle's schemas.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its item type: a number such as <c>Single</c> or <c>Int64</c>, <c>Boolean</c>, <c>Text</c> or a key with its count, such as <c>Key&lt;UInt32, 5&gt;</c>; what else an output is, by ML.NET's own name.</param>
/// <param name="Dimensions">The dimensions of a vector; empty for a scalar.</param>
public sealed record BundleColumn(string Name, string Type, IReadOnlyList<int> Dimensions);
