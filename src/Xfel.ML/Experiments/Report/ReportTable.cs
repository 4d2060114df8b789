namespace Xfel.ML;

/// <summary>A table; the first column names its rows.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">The heads of the columns.</param>
/// <param name="Rows">The rows, a cell for each column.</param>
public sealed record ReportTable(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : ReportItem;
