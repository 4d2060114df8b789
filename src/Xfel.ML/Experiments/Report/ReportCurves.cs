namespace Xfel.ML;

/// <summary>Curves over epochs, or over the steps of something else.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Caption">What to look for.</param>
/// <param name="Series">The curves.</param>
/// <param name="Low">Lowest value of the axis; null takes it from the curves.</param>
/// <param name="High">Highest value of the axis; null takes it from the curves.</param>
/// <param name="Across">What the values stand beside each other for.</param>
/// <param name="Ticks">What each value is of, in order; null numbers them from 1.</param>
public sealed record ReportCurves(
    string Title, string Caption, IReadOnlyList<ReportSeries> Series, double? Low = null, double? High = null, string Across = "epoch", IReadOnlyList<string>? Ticks = null) : ReportItem;
