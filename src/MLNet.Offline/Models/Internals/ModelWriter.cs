using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Writes transformers and their parts, little-endian. <see cref="ModelReader"/> reads them back.</summary>
internal sealed class ModelWriter(Stream stream)
{
    private readonly BinaryWriter _writer = new(stream, Encoding.UTF8, leaveOpen: true);

    public void Write(bool value) => _writer.Write(value);

    public void Write(int value) => _writer.Write(value);

    public void Write(long value) => _writer.Write(value);

    public void Write(float value) => _writer.Write(value);

    public void Write(double value) => _writer.Write(value);

    /// <summary>Text; null stays null.</summary>
    public void Write(string value)
    {
        _writer.Write(value is not null);
        if (value is not null)
            _writer.Write(value);
    }

    /// <summary>Numbers as they lie in memory, which is little-endian wherever .NET runs today.</summary>
    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        _writer.Write(values.Length);
        _writer.Write(MemoryMarshal.AsBytes(values));
    }

    public void Write(ReadOnlySpan<string> values)
    {
        _writer.Write(values.Length);
        foreach (string value in values)
            Write(value);
    }

    /// <summary>A column type.</summary>
    public void Write(DataViewType type) => TypeCodec.Write(this, type);

    /// <summary>A transformer: through the context, as every <see cref="ICanSaveModel"/>.</summary>
    public void Write(ITransformer transformer)
    {
        Flush();
        long before = stream.Position;
        transformer.Save(new ModelSaveContext(this));
        Flush();
        if (stream.Position == before)
            throw Fault.Unsupported($"{transformer.GetType().Name} wrote nothing: only the transformers of this library can be saved.");
    }

    /// <summary>The kind and content of a transformer of this assembly.</summary>
    public void WriteContent(ISavableTransformer transformer)
    {
        if (TransformerKinds.Find(transformer.Kind) is null)
            throw Fault.State($"The kind '{transformer.Kind}' has no loader.");
        Write(transformer.Kind);
        transformer.Save(this);
    }

    public void Flush() => _writer.Flush();
}
