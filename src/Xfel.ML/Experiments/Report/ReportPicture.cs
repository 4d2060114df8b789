using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>A frame as a picture.</summary>
/// <param name="Png">The picture, a PNG file.</param>
/// <param name="Size">Its size in pixels.</param>
/// <param name="Lines">What is said of it, line by line.</param>
public sealed record ReportPicture(byte[] Png, FrameSize Size, IReadOnlyList<string> Lines);
