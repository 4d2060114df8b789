using System.Buffers.Binary;
using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>Reads the head of an NPY array: magic, version, length and the dictionary.</summary>
internal static class NpyHeaderReader
{
    private const int MaxLength = 1 << 20;

    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads the header at the start of <paramref name="data"/>.</summary>
    /// <exception cref="FormatException">It is not a readable header; the message says what was found.</exception>
    /// <exception cref="InvalidDataException">The compressed data are damaged.</exception>
    public static NpyHeader Read(DataReader data)
    {
        Span<byte> start = stackalloc byte[12];
        int read = data.Read(0, start[..10]);
        if (read < 10 || !start.StartsWith(Magic))
            throw new FormatException(read < 10 ? $"an NPY header cut off after {read} bytes" : "no NPY header");
        int version = start[6];
        if (version is < 1 or > 3)
            throw new FormatException($"NPY version {version}.{start[7]}");
        int prefix = 10;
        long length = BinaryPrimitives.ReadUInt16LittleEndian(start[8..]);
        if (version > 1)
        {
            prefix = 12;
            if (data.Read(10, start[10..]) < 2)
                throw new FormatException("an NPY header cut off after 10 bytes");
            length = BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        }

        if (length > MaxLength || length > data.Length - prefix)
            throw new FormatException($"an NPY header of {length} bytes in {data.Length} bytes of data");
        var text = new byte[length];
        if (data.Read(prefix, text) < length)
            throw new FormatException("an NPY header that is cut off");
        string dictionary = (version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(text);
        return NpyHeaderParser.Parse(dictionary, prefix + (int)length);
    }
}
