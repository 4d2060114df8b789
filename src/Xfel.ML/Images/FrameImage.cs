namespace Xfel.ML;

/// <summary>What became of one frame that was to be drawn.</summary>
/// <param name="File">The file that holds the frame.</param>
/// <param name="Index">Its index in the file, from 0.</param>
/// <param name="Image">The image file; null for a bad frame.</param>
/// <param name="Reason">Why the frame is bad; null for a usable one.</param>
public sealed record FrameImage(string File, int Index, string? Image, string? Reason);
