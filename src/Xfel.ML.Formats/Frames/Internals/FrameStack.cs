using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>How the shape of an array is read as frames.</summary>
/// <param name="Count">The number of frames.</param>
/// <param name="Size">Their size.</param>
internal readonly record struct FrameStack(int Count, FrameSize Size)
{
    /// <summary>
    /// Reads <c>(N, H, W)</c> or <c>(H, W)</c>, after dropping trailing and leading axes of length 1 that are in excess. <c>(H, W, 1)</c>
    /// is one frame: a frame one pixel wide is no frame.
    /// </summary>
    /// <exception cref="FrameFileException">The shape holds no frames.</exception>
    public static FrameStack Of(NpyHeader header, string path, string? dataSet)
    {
        Span<long> shape = [.. header.Shape];
        if (shape.Length == 3 && shape[2] == 1 && shape[1] > 1)
            shape = shape[..2];
        while (shape.Length > 3 && shape[^1] == 1)
            shape = shape[..^1];
        while (shape.Length > 3 && shape[0] == 1)
            shape = shape[1..];

        string found = $"an array of shape {header.ShapeText}";
        if (shape.Length is not (2 or 3))
            throw new FrameFileException(path, dataSet, found, "frames (N, H, W) or one frame (H, W)", "reshape the array or name another data set");
        long count = shape.Length == 3 ? shape[0] : 1, height = shape[^2], width = shape[^1];
        if (count == 0 || height == 0 || width == 0)
            throw new FrameFileException(path, dataSet, $"{found}: no frame at all", "at least one frame", "check the program that wrote it");
        if (count > int.MaxValue || height > Array.MaxLength || width > Array.MaxLength || height * width > Array.MaxLength)
            throw new FrameFileException(path, dataSet, found, $"frames of at most {Array.MaxLength} pixels", "split the array");
        return new FrameStack((int)count, new FrameSize((int)height, (int)width));
    }
}
