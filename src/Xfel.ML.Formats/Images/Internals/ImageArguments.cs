using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>Checks what an image writer is given.</summary>
internal static class ImageArguments
{
    public static void Check(int length, FrameSize size, int channels, int maxSide)
    {
        if (size.Height < 1 || size.Width < 1 || size.Height > maxSide || size.Width > maxSide)
            throw new ArgumentException($"The image is {size}; each side must be 1 to {maxSide} pixels.", nameof(size));
        if (length != (long)size.PixelCount * channels)
            throw new ArgumentException($"The image holds {length} bytes; {size} pixels of {channels} channel(s) need {(long)size.PixelCount * channels}.", nameof(length));
    }
}
