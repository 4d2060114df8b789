using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>What an image may be, so that no header makes this library allocate at will.</summary>
internal static class ImageLimits
{
    /// <summary>As in JPEG's header, which has 16 bits for it.</summary>
    public const int MaxSide = 65535;

    /// <summary>Seven times the pixels of the largest detector in use (16 million).</summary>
    public const int MaxPixels = 1 << 27;

    /// <summary>Checks the size in a header before anything is allocated for it.</summary>
    /// <exception cref="FrameFileException">The image is empty or too large.</exception>
    public static FrameSize Check(ImageBytes file, uint height, uint width)
    {
        if (height == 0 || width == 0 || height > MaxSide || width > MaxSide || height * width > MaxPixels)
            throw file.Fault($"{file.Format} of {height} x {width} pixels", $"sides of 1 to {MaxSide} pixels and at most {MaxPixels} pixels in all");
        return new FrameSize((int)height, (int)width);
    }
}
