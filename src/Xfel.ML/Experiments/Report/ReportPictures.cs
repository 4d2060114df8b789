namespace Xfel.ML;

/// <summary>Frames as pictures, side by side.</summary>
/// <param name="Caption">What they have in common.</param>
/// <param name="Pictures">The pictures.</param>
public sealed record ReportPictures(string Caption, IReadOnlyList<ReportPicture> Pictures) : ReportItem;
