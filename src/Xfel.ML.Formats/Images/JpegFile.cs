using Xfel.ML.Formats.Internals;
using Xfel.ML.Numerics;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Formats;

/// <summary>
/// Reads JPEG images as grey values, through libjpeg-turbo (Debian package <c>libturbojpeg0</c>), and writes baseline images with the
/// standard tables, whose coefficients are those of <see cref="JpegQuantization"/>. Writing needs no library.
/// </summary>
public static class JpegFile
{
    private const int MaxSide = 65500; // libjpeg's limit

    /// <summary>Reads an image as grey values from 0 to 255, row by row; of a colour image, its luma Y.</summary>
    /// <param name="path">The file.</param>
    /// <param name="size">Receives the size of the image.</param>
    /// <exception cref="FrameFileException">The file is missing, not a JPEG image, damaged or cut off, too large, or libjpeg-turbo is not installed.</exception>
    public static float[] ReadGrey(string path, out FrameSize size) => ImageDecoder.ReadGrey(ImageBytes.Read(path), FileSignature.Jpeg, out size);

    /// <summary>Reads an image as grey values from 0 to 255, row by row, from a stream; of a colour image, its luma Y.</summary>
    /// <param name="stream">The stream; it is read to its end.</param>
    /// <param name="name">What error messages call it.</param>
    /// <param name="size">Receives the size of the image.</param>
    /// <exception cref="FrameFileException">The stream is not a JPEG image, damaged or cut off, too large, or libjpeg-turbo is not installed.</exception>
    public static float[] ReadGrey(Stream stream, string name, out FrameSize size) => ImageDecoder.ReadGrey(ImageBytes.Read(stream, name), FileSignature.Jpeg, out size);

    /// <summary>Writes a grey image.</summary>
    /// <param name="stream">Receives the file.</param>
    /// <param name="grey">The grey levels, row by row.</param>
    /// <param name="size">The size of the image.</param>
    /// <param name="quality">libjpeg's quality, 1 to 100.</param>
    /// <exception cref="ArgumentException">The image is empty or too large, its length differs from <paramref name="size"/>, or the quality is out of range.</exception>
    public static void WriteGrey(Stream stream, ReadOnlySpan<byte> grey, FrameSize size, int quality = 75)
    {
        Check(stream, grey.Length, size, channels: 1, quality);
        new JpegWriter(size, quality, components: 1).Write(stream, [Levels(grey, size, JpegQuantizer.ForLuminance(quality))]);
    }

    /// <summary>Writes a colour image, without subsampling of the colours.</summary>
    /// <param name="stream">Receives the file.</param>
    /// <param name="rgb">Red, green and blue of every pixel, row by row.</param>
    /// <param name="size">The size of the image.</param>
    /// <param name="quality">libjpeg's quality, 1 to 100.</param>
    /// <exception cref="ArgumentException">The image is empty or too large, its length differs from <paramref name="size"/>, or the quality is out of range.</exception>
    public static void WriteRgb(Stream stream, ReadOnlySpan<byte> rgb, FrameSize size, int quality = 75)
    {
        Check(stream, rgb.Length, size, channels: 3, quality);
        var planes = new byte[3][];
        for (int i = 0; i < planes.Length; i++)
            planes[i] = new byte[size.PixelCount];
        YCbCr.FromRgb(rgb, planes[0], planes[1], planes[2]);
        new JpegWriter(size, quality, components: 3).Write(stream,
        [
            Levels(planes[0], size, JpegQuantizer.ForLuminance(quality)),
            Levels(planes[1], size, JpegQuantizer.ForChrominance(quality)),
            Levels(planes[2], size, JpegQuantizer.ForChrominance(quality)),
        ]);
    }

    private static void Check(Stream stream, int length, FrameSize size, int channels, int quality)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ImageArguments.Check(length, size, channels, MaxSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
    }

    private static short[] Levels(ReadOnlySpan<byte> plane, FrameSize size, JpegQuantizer quantizer)
    {
        var levels = new short[(size.Height + 7) / 8 * ((size.Width + 7) / 8) * 64];
        JpegQuantization.Quantize(plane, size, quantizer, levels);
        return levels;
    }
}
