using System.Runtime.Intrinsics;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>
/// What JPEG encoding and decoding does to a grey image, without the entropy coder between them: the result is that of
/// libjpeg-turbo's integer transform (<c>JDCT_ISLOW</c>) both ways, bit for bit.
/// </summary>
/// <remarks>
/// A contrived block at a quality of a few per cent can overshoot the range by more than 383 grey levels. There the plain C code of
/// libjpeg wraps around, and libjpeg-turbo's vector code, which is what runs on any current machine, saturates. So does this.
/// </remarks>
public static class JpegQuantization
{
    /// <summary>Transforms, quantises and restores a grey image. Edge blocks are padded by replication of the last column and row.</summary>
    /// <param name="grey">The grey levels, row by row.</param>
    /// <param name="size">The size of the image.</param>
    /// <param name="quality">libjpeg's quality, 1 to 100 (baseline tables).</param>
    /// <param name="destination">Receives the grey levels of the decoded image; it may be <paramref name="grey"/> itself.</param>
    /// <exception cref="ArgumentException">A length differs from <paramref name="size"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quality"/> is not 1 to 100.</exception>
    public static void RoundTrip(ReadOnlySpan<byte> grey, FrameSize size, int quality, Span<byte> destination)
    {
        Throw.IfLengthDiffers(grey.Length, size, nameof(grey));
        Throw.IfLengthDiffers(destination.Length, size, nameof(destination));
        if (quality is < 1 or > 100)
            Throw.OutOfRange(nameof(quality), quality, "1 to 100");
        if (grey.IsEmpty)
            return;

        JpegQuantizer quantizer = JpegQuantizer.ForLuminance(quality);
        if (Vector512.IsHardwareAccelerated)
            JpegBlocks<Lanes512>.RoundTrip(grey, size, quantizer, destination);
        else if (Vector256.IsHardwareAccelerated)
            JpegBlocks<Lanes256>.RoundTrip(grey, size, quantizer, destination);
        else
            JpegBlocks<Lanes128>.RoundTrip(grey, size, quantizer, destination);
    }

    /// <summary>The quantised coefficients of every 8 x 8 block, block by block, row by row within a block.</summary>
    internal static void Quantize(ReadOnlySpan<byte> plane, FrameSize size, JpegQuantizer quantizer, Span<short> levels) =>
        JpegBlocks<Lanes256>.Quantize(plane, size, quantizer, levels);
}
