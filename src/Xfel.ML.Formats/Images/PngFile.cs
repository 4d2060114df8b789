using System.Buffers.Binary;
using System.IO.Compression;
using Xfel.ML.Formats.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML.Formats;

/// <summary>
/// Reads PNG images as grey values, and writes those of 8 bits per channel.
/// <para>
/// Grey values are 0 to 255, or 0 to 65535 where the file has 16 bits. Grey of 1, 2 or 4 bits is stretched so that white is 255, as PIL
/// does. Colours, of a palette too, become their luma 0.299 R + 0.587 G + 0.114 B (PIL's mode <c>L</c>, but not rounded). Transparency,
/// gamma and colour profiles are ignored.
/// </para>
/// </summary>
public static class PngFile
{
    /// <summary>Reads an image of any colour type and depth as grey values, row by row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="size">Receives the size of the image.</param>
    /// <exception cref="FrameFileException">The file is missing, not a PNG image, damaged or cut off, or larger than 65535 pixels a side or 134 million in all.</exception>
    public static float[] ReadGrey(string path, out FrameSize size) => ImageDecoder.ReadGrey(ImageBytes.Read(path), FileSignature.Png, out size);

    /// <summary>Reads an image of any colour type and depth as grey values, row by row, from a stream.</summary>
    /// <param name="stream">The stream; it is read to its end.</param>
    /// <param name="name">What error messages call it.</param>
    /// <param name="size">Receives the size of the image.</param>
    /// <exception cref="FrameFileException">The stream is not a PNG image, damaged or cut off, or larger than 65535 pixels a side or 134 million in all.</exception>
    public static float[] ReadGrey(Stream stream, string name, out FrameSize size) => ImageDecoder.ReadGrey(ImageBytes.Read(stream, name), FileSignature.Png, out size);

    /// <summary>Writes a grey image.</summary>
    /// <param name="stream">Receives the file.</param>
    /// <param name="grey">The grey levels, row by row.</param>
    /// <param name="size">The size of the image.</param>
    /// <exception cref="ArgumentException">The image is empty or its length differs from <paramref name="size"/>.</exception>
    public static void WriteGrey(Stream stream, ReadOnlySpan<byte> grey, FrameSize size) => Write(stream, grey, size, channels: 1);

    /// <summary>Writes a colour image.</summary>
    /// <param name="stream">Receives the file.</param>
    /// <param name="rgb">Red, green and blue of every pixel, row by row.</param>
    /// <param name="size">The size of the image.</param>
    /// <exception cref="ArgumentException">The image is empty or its length differs from <paramref name="size"/>.</exception>
    public static void WriteRgb(Stream stream, ReadOnlySpan<byte> rgb, FrameSize size) => Write(stream, rgb, size, channels: 3);

    private static void Write(Stream stream, ReadOnlySpan<byte> pixels, FrameSize size, int channels)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ImageArguments.Check(pixels.Length, size, channels, int.MaxValue);
        stream.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], size.Height);
        header[8] = 8;
        header[9] = channels == 1 ? (byte)0 : (byte)2;
        header[10..].Clear();
        WriteChunk(stream, "IHDR"u8, header);

        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            PngFilter.Write(zlib, pixels, size.Width * channels, channels);
        WriteChunk(stream, "IDAT"u8, compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        WriteChunk(stream, "IEND"u8, []);
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Append(Crc32.Append(0, type), data));
        stream.Write(number);
    }
}
