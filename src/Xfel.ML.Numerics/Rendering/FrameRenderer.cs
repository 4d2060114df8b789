using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>The whole intensity-scale normalisation of a frame: detector units to photons, mask, grey levels, JPEG step.</summary>
public static class FrameRenderer
{
    /// <summary>Renders a frame as grey levels. NaN, negative and masked pixels are 0 before the JPEG step, positive infinity is 255.</summary>
    /// <param name="frame">The intensities, in detector units.</param>
    /// <param name="size">The size of the frame.</param>
    /// <param name="options">Scale, gain, offset and JPEG quality.</param>
    /// <param name="mask">The pixels to trust; <see langword="null"/> trusts them all.</param>
    /// <param name="destination">Receives the grey levels.</param>
    /// <exception cref="ArgumentException">A length or the mask's size differs from <paramref name="size"/>, or an option is out of its range.</exception>
    public static void Render(ReadOnlySpan<float> frame, FrameSize size, RenderOptions options, Mask? mask, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(options);
        Throw.IfLengthDiffers(frame.Length, size, nameof(frame));
        Throw.IfLengthDiffers(destination.Length, size, nameof(destination));
        if (mask is not null && mask.Size != size)
            Throw.Argument($"The mask is {mask.Size}; the frame is {size}.", nameof(mask));
        options.Validate();

        IntensityScale.Render(frame, options.Offset, options.GainAduPerPhoton, options.Scale, destination);
        if (mask is not null && mask.GoodCount < frame.Length)
            TensorPrimitives.Multiply(destination, MemoryMarshal.AsBytes(mask.Good), destination); // a good pixel is stored as 1

        if (options.Quality > 0)
            JpegQuantization.RoundTrip(destination, size, options.Quality, destination);
    }
}
