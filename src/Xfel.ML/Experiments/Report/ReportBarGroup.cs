namespace Xfel.ML;

/// <summary>Bars that belong together.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Bars">The bars; every group has the same names in the same order.</param>
public sealed record ReportBarGroup(string Name, IReadOnlyList<ReportBar> Bars);
