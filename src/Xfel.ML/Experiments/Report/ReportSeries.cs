namespace Xfel.ML;

/// <summary>One curve.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">A value for each epoch, or each of the curves' ticks; NaN where there is none.</param>
public sealed record ReportSeries(string Name, IReadOnlyList<double> Values);
