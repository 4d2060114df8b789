using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internals;

/// <summary>Reads what <see cref="ModelWriter"/> wrote; whatever cannot be so is a <see cref="FormatException"/>.</summary>
internal sealed class ModelReader(byte[] content, IHostEnvironment environment)
{
    // The whole entry is in memory, so a wrong length never allocates more than the file holds.
    private const int DeepestNesting = 64;

    private readonly BinaryReader _reader = new(new MemoryStream(content, writable: false), Encoding.UTF8);
    private int _depth;

    public IHostEnvironment Environment => environment;

    private int Left => (int)(_reader.BaseStream.Length - _reader.BaseStream.Position);

    public bool ReadBoolean() => Take(_reader.ReadBoolean);

    public int ReadInt32() => Take(_reader.ReadInt32);

    public long ReadInt64() => Take(_reader.ReadInt64);

    public float ReadSingle() => Take(_reader.ReadSingle);

    public double ReadDouble() => Take(_reader.ReadDouble);

    /// <summary>A number of things that each take at least one byte.</summary>
    public int ReadCount()
    {
        int count = ReadInt32();
        return count >= 0 && count <= Left ? count : throw Damaged($"a count of {count} with {Left} bytes left");
    }

    public string ReadString() => ReadBoolean() ? Take(_reader.ReadString) : null;

    public string ReadName() => ReadString() is { Length: > 0 } name ? name : throw Damaged("an empty name");

    public T[] ReadArray<T>()
        where T : unmanaged
    {
        int count = ReadInt32();
        if (count < 0 || count > Left / Unsafe.SizeOf<T>())
            throw Damaged($"{count} values with {Left} bytes left");
        var values = new T[count];
        _reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public string[] ReadStrings()
    {
        var values = new string[ReadCount()];
        for (int i = 0; i < values.Length; i++)
            values[i] = ReadString();
        return values;
    }

    public DataViewType ReadType() => TypeCodec.Read(this);

    public ITransformer ReadTransformer()
    {
        if (++_depth > DeepestNesting)
            throw Damaged("too many nested transformers");
        string kind = ReadName();
        Func<ModelReader, ITransformer> load = TransformerKinds.Find(kind)
            ?? throw Fault.Format($"The model holds a transformer of kind '{kind}', which this version does not know.");
        ITransformer transformer = load(this);
        _depth--;
        return transformer;
    }

    /// <summary>Asserts that everything was read.</summary>
    public void End()
    {
        if (Left != 0)
            throw Damaged($"{Left} bytes too many");
    }

    public Exception Damaged(string what) => Fault.Format($"The model is damaged: {what}.");

    private T Take<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or FormatException or DecoderFallbackException)
        {
            throw Fault.Format("The model is damaged: it ends too early.", e);
        }
    }
}
