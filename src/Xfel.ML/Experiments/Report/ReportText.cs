namespace Xfel.ML;

/// <summary>A paragraph.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="IsNotice">Whether nobody should overlook it.</param>
public sealed record ReportText(string Text, bool IsNotice = false) : ReportItem;
