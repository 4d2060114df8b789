using System.Buffers.Binary;
using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>Walks the chunks of a PNG file and compares each with its checksum.</summary>
internal ref struct PngChunks(ImageBytes file)
{
    public const uint Header = 0x49484452; // IHDR
    public const uint Palette = 0x504C5445; // PLTE
    public const uint Data = 0x49444154; // IDAT
    public const uint End = 0x49454E44; // IEND

    private const int SignatureLength = 8;
    private const int Overhead = 12; // length, type and checksum

    private int _next = SignatureLength;

    public uint Type { get; private set; }

    /// <summary>Where the content of the chunk lies in the file.</summary>
    public int Offset { get; private set; }

    public int Length { get; private set; }

    public readonly Span<byte> Content => file.Bytes.AsSpan(Offset, Length);

    /// <summary>Whether a decoder may pass over a chunk that it does not know.</summary>
    public readonly bool IsAncillary => (Type & 0x20000000) != 0;

    public readonly string TypeText
    {
        get
        {
            Span<byte> letters = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(letters, Type);
            return Encoding.Latin1.GetString(letters);
        }
    }

    /// <exception cref="FrameFileException">The file ends before its IEND chunk, or the chunk is damaged.</exception>
    public void Next()
    {
        ReadOnlySpan<byte> rest = file.Bytes.AsSpan(_next);
        uint length = rest.Length < Overhead ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - Overhead)
            throw file.Fault($"a PNG image that is cut off after {file.Bytes.Count} bytes", "a whole one, which ends with the chunk IEND");
        Type = BinaryPrimitives.ReadUInt32BigEndian(rest[4..]);
        Offset = _next + 8;
        Length = (int)length;
        _next += Overhead + Length;
        if (Crc32.Append(0, rest.Slice(4, 4 + Length)) != BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + Length)..]))
            throw file.Fault($"a PNG image whose chunk '{TypeText}' at byte {Offset - 8} does not match its checksum", "undamaged chunks");
    }
}
