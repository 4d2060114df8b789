using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>A two-dimensional intensity image in photons or detector units, row-major. Negative values, NaN and infinity may occur.</summary>
public sealed class Frame
{
    private readonly float[] _pixels;

    /// <summary>Wraps <paramref name="pixels"/>; the array is used, not copied.</summary>
    /// <param name="size">The size of the frame.</param>
    /// <param name="pixels">The intensities, row by row.</param>
    /// <exception cref="ArgumentException">The number of pixels is not that of <paramref name="size"/>.</exception>
    public Frame(FrameSize size, float[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        Throw.IfLengthDiffers(pixels.Length, size, nameof(pixels));
        Size = size;
        _pixels = pixels;
    }

    /// <summary>Makes a frame of zeros.</summary>
    /// <param name="size">The size of the frame.</param>
    public Frame(FrameSize size)
        : this(size, new float[size.PixelCount])
    {
    }

    /// <summary>The size of the frame.</summary>
    public FrameSize Size { get; }

    /// <summary>The intensities, row by row.</summary>
    public Span<float> Pixels => _pixels;
}
