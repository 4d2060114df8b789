using System.Numerics.Tensors;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>Turns a frame in detector units into (compressed) photons, the input of a network.</summary>
public static class PhotonConversion
{
    /// <summary>Converts a frame. Masked pixels and those that are not finite become 0.</summary>
    /// <param name="frame">The frame, in detector units.</param>
    /// <param name="options">Gain, offset and compression.</param>
    /// <param name="mask">Good pixels; null takes all of them.</param>
    /// <param name="destination">Receives one value for each pixel; it may be <paramref name="frame"/> itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or an option is out of its range.</exception>
    public static void Convert(ReadOnlySpan<float> frame, PhotonOptions options, Mask? mask, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Throw.IfLengthDiffers(destination.Length, frame.Length, nameof(destination));
        if (mask is null)
            frame.CopyTo(destination);
        else
            mask.Apply(frame, options.Offset, destination);
        if (options.Offset != 0)
            TensorPrimitives.Subtract(destination, options.Offset, destination);
        if (options.GainAduPerPhoton != 1)
            TensorPrimitives.Divide(destination, options.GainAduPerPhoton, destination);
        foreach (ref float value in destination)
            value = float.IsFinite(value) ? Compress(value, options.Scaling) : 0;
    }

    private static float Compress(float photons, PhotonScaling scaling) => scaling switch
    {
        PhotonScaling.SquareRoot => MathF.CopySign(MathF.Sqrt(MathF.Abs(photons)), photons),
        PhotonScaling.Logarithmic => MathF.CopySign(MathF.Log(1 + MathF.Abs(photons)), photons),
        _ => photons,
    };
}
