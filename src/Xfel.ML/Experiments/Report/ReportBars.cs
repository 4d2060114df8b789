namespace Xfel.ML;

/// <summary>Shares as bars with their intervals, beside the shares that a paper reports.</summary>
/// <param name="Caption">What it shows, and what to look for.</param>
/// <param name="Groups">The groups of bars, in order.</param>
public sealed record ReportBars(string Caption, IReadOnlyList<ReportBarGroup> Groups) : ReportItem;
