namespace Xfel.ML;

/// <summary>A part of a report under one heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Items">What stands under it, in order.</param>
public sealed record ReportSection(string Title, IReadOnlyList<ReportItem> Items);
