using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>How the shape of an array is read as frames.</summary>
/// <param name="Count">The number of frames.</param>
/// <param name="Size">Their size; of a detector of several modules, with the modules below each other.</param>
/// <param name="Modules">The number of modules.</param>
/// <param name="FrameAxis">The axis that counts the frames; -1 for a single one.</param>
internal readonly record struct FrameStack(int Count, FrameSize Size, int Modules, int FrameAxis)
{
    private const int MostColours = 4, MostPlanes = 2;

    /// <summary>The axis of planes of which the first is the image, as in raw data with a plane of gains; null for none.</summary>
    public int? PlaneAxis { get; private init; }

    /// <summary>
    /// Reads <c>(N, M, H, W)</c>, <c>(N, H, W)</c> or <c>(H, W)</c>, after dropping trailing and leading axes of length 1 that are in
    /// excess. <c>(H, W, 1)</c> is one frame: a frame one pixel wide is no frame. M modules lie below each other.
    /// </summary>
    /// <exception cref="FrameFileException">The shape holds no frames.</exception>
    public static FrameStack Of(IReadOnlyList<long> axes, string path, string? dataSet)
    {
        Span<long> shape = [.. axes];
        if (shape.Length == 3 && shape[2] == 1 && shape[1] > 1)
            shape = shape[..2];
        while (shape.Length > 3 && shape[^1] == 1)
            shape = shape[..^1];
        int dropped = 0;
        while (shape.Length > 3 && shape[0] == 1)
        {
            shape = shape[1..];
            dropped++;
        }

        string found = $"an array of shape ({string.Join(", ", axes)}{(axes.Count == 1 ? "," : "")})";
        if (shape.Length is < 2 or > 4)
            throw new FrameFileException(path, dataSet, found, "frames (N, H, W), frames of modules (N, M, H, W) or one frame (H, W)", "reshape the array or name another data set");
        if (shape.Length == 4 && shape[3] <= MostColours)
            throw new FrameFileException(path, dataSet, $"{found}, colour images as it seems", "intensities: frames (N, H, W) or frames of modules (N, M, H, W)", "convert them to one value a pixel");
        long count = shape.Length > 2 ? shape[0] : 1, modules = shape.Length == 4 ? shape[1] : 1, height = shape[^2], width = shape[^1];
        if (count == 0 || modules == 0 || height == 0 || width == 0)
            throw new FrameFileException(path, dataSet, $"{found}: no frame at all", "at least one frame", "check the program that wrote it");
        if (count > int.MaxValue || height > Array.MaxLength || width > Array.MaxLength || modules > Array.MaxLength || (Int128)modules * height * width > Array.MaxLength)
            throw new FrameFileException(path, dataSet, found, $"frames of at most {Array.MaxLength} pixels", "split the array");
        return new FrameStack((int)count, new FrameSize((int)(modules * height), (int)width), (int)modules, shape.Length > 2 ? dropped : -1);
    }

    /// <summary>Reads <c>(N, M, planes, H, W)</c>, too: a detector's images and gains, of which the images are the frames.</summary>
    /// <exception cref="FrameFileException">The shape holds no frames.</exception>
    public static FrameStack OfPlanes(IReadOnlyList<long> axes, string path, string? dataSet)
    {
        if (axes.Count != 5 || axes[0] < 1 || axes[2] is < 1 or > MostPlanes)
            return Of(axes, path, dataSet);

        // One frame alone would be taken for its modules.
        FrameStack images = Of([Math.Max(2, axes[0]), axes[1], axes[3], axes[4]], path, dataSet);
        return images with { Count = (int)axes[0], FrameAxis = 0, PlaneAxis = 2 };
    }
}
