namespace Xfel.ML;

/// <summary>The few numbers that matter most.</summary>
/// <param name="Numbers">Each with its meaning.</param>
public sealed record ReportNumbers(IReadOnlyList<ReportNumber> Numbers) : ReportItem;
