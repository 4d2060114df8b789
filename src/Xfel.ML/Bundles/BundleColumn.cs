namespace Xfel.ML;

/// <summary>One column of a bundle's schemas.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its item type: <c>Single</c>, <c>Int64</c>, <c>Boolean</c> or <c>Text</c>; for outputs, ML.NET's own name of the type.</param>
/// <param name="Dimensions">The dimensions of a vector; empty for a scalar.</param>
public sealed record BundleColumn(string Name, string Type, IReadOnlyList<int> Dimensions);
