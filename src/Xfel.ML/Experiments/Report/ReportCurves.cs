namespace Xfel.ML;

/// <summary>Curves over epochs.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Caption">What to look for.</param>
/// <param name="Series">The curves.</param>
/// <param name="Low">Lowest value of the axis; null takes it from the curves.</param>
/// <param name="High">Highest value of the axis; null takes it from the curves.</param>
public sealed record ReportCurves(string Title, string Caption, IReadOnlyList<ReportSeries> Series, double? Low = null, double? High = null) : ReportItem;
