namespace Xfel.ML;

/// <summary>A share of the frames of one group.</summary>
/// <param name="Name">The group.</param>
/// <param name="Share">How many of its frames.</param>
public sealed record NamedProportion(string Name, Proportion Share);
