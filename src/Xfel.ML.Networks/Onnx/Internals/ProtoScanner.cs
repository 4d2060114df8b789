using Google.Protobuf;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Walks the fields of a protobuf message that lies in a file, without reading what it does not need: a length-delimited field is only located,
/// and its length is checked against the bytes that are there before anything is allocated.
/// </summary>
internal sealed class ProtoScanner(FileStream file, string path)
{
    /// <summary>A network of this kind has under a hundred; the limit bounds the time that a hostile file can take.</summary>
    private const int MaxFields = 20_000;

    /// <summary>Largest nested message that is read into memory: a node or an input, never a tensor.</summary>
    private const int MaxSmallMessage = 1 << 20;

    public readonly record struct Field(int Number, WireFormat.WireType Type, ulong Value, long Start, long Length);

    public string Path => path;

    public long FileLength => file.Length;

    public IEnumerable<Field> Fields(string message, long start, long length)
    {
        long position = start, end = start + length;
        for (int count = 0; position < end; count++)
        {
            if (count == MaxFields)
                throw Malformed(message, position, $"more than {MaxFields} fields");
            Field field = Guard(message, position, () => ReadField(message, position, end));
            position = field.Start + field.Length;
            yield return field;
        }
    }

    /// <summary>A small nested message, in memory.</summary>
    public CodedInputStream Open(string message, Field field) => new(ReadSmall(message, field));

    /// <summary>The bytes of a small field.</summary>
    public byte[] ReadSmall(string message, Field field)
    {
        if (field.Length > MaxSmallMessage)
            throw Malformed(message, field.Start, $"{field.Length} bytes where at most {MaxSmallMessage} make sense");
        var bytes = new byte[field.Length];
        file.Position = field.Start;
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Runs a reader of protobuf fields; what it finds malformed becomes an error of this file.</summary>
    public T Guard<T>(string message, long position, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidProtocolBufferException fault)
        {
            throw Malformed(message, position, $"malformed protobuf ({fault.Message.TrimEnd('.')})", fault);
        }
    }

    public NetworkFileException Malformed(string message, long position, string found, Exception? fault = null) =>
        new(path, $"{message} at byte {position}", found, "an ONNX model", "check that the file is complete and is an ONNX file", fault);

    private Field ReadField(string message, long position, long end)
    {
        file.Position = position;
        using var input = new CodedInputStream(file, leaveOpen: true);
        uint tag = input.ReadTag();
        int number = WireFormat.GetTagFieldNumber(tag);
        WireFormat.WireType type = WireFormat.GetTagWireType(tag);
        ulong value = 0;
        long length = 0;
        switch (type)
        {
            case WireFormat.WireType.Varint:
                value = input.ReadUInt64();
                break;
            case WireFormat.WireType.Fixed32:
                value = input.ReadFixed32();
                break;
            case WireFormat.WireType.Fixed64:
                value = input.ReadFixed64();
                break;
            case WireFormat.WireType.LengthDelimited:
                length = input.ReadLength();
                break;
            default:
                throw Malformed(message, position, $"wire type {(int)type} of field {number}");
        }

        long start = input.Position;
        if (length < 0 || start + length > end)
            throw Malformed(message, position, $"a field of {length} bytes where {Math.Max(0, end - start)} bytes remain");
        return new(number, type, value, start, length);
    }
}
