namespace Xfel.ML;

/// <summary>A number that stands by itself.</summary>
/// <param name="Value">The number with its unit.</param>
/// <param name="Meaning">What it says.</param>
public sealed record ReportNumber(string Value, string Meaning);
