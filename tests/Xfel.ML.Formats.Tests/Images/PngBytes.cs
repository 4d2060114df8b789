using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests.Images;

/// <summary>PNG files by hand, right or wrong.</summary>
internal static class PngBytes
{
    private const int SignatureLength = 8;

    /// <summary>A file of these chunks, with right checksums.</summary>
    public static byte[] Make(params (string Type, byte[] Content)[] chunks)
    {
        var file = new List<byte> { 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10 };
        var number = new byte[4];
        foreach ((string type, byte[] content) in chunks)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
            file.AddRange(number);
            byte[] body = [.. Encoding.Latin1.GetBytes(type), .. content];
            file.AddRange(body);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Append(0, body));
            file.AddRange(number);
        }

        return [.. file];
    }

    public static (string, byte[]) Header(uint width, uint height, int depth, int color, int interlace = 0)
    {
        var content = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(content, width);
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(4), height);
        (content[8], content[9], content[12]) = ((byte)depth, (byte)color, (byte)interlace);
        return ("IHDR", content);
    }

    public static (string, byte[]) Data(params byte[] rows)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(rows);
        return ("IDAT", compressed.ToArray());
    }

    public static (string, byte[]) End => ("IEND", []);

    /// <summary>Gives every chunk that a mutant still has its right checksum, so that it is not refused for that alone.</summary>
    public static void Repair(byte[] file)
    {
        for (int at = SignatureLength; at + 12 <= file.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
                return;
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at + 8 + (int)length), Crc32.Append(0, file.AsSpan(at + 4, 4 + (int)length)));
            at += 12 + (int)length;
        }
    }
}
