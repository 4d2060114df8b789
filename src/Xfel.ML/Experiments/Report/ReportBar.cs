namespace Xfel.ML;

/// <summary>One share.</summary>
/// <param name="Name">What it is a share of.</param>
/// <param name="Share">The share with its interval.</param>
/// <param name="Published">The paper's; null where it has none.</param>
public sealed record ReportBar(string Name, Proportion Share, double? Published);
