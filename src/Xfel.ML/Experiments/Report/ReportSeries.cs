namespace Xfel.ML;

/// <summary>One curve.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">A value for each epoch; NaN where there is none.</param>
public sealed record ReportSeries(string Name, IReadOnlyList<double> Values);
