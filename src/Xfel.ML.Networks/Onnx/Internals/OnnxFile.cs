using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Xfel.ML.Networks.Internals;

/// <summary>An open ONNX file: its graph in memory, its weights where they lie.</summary>
internal sealed class OnnxFile : IDisposable
{
    private readonly FileStream _file;

    private OnnxFile(FileStream file, string path)
    {
        _file = file;
        Path = path;
        Graph = new OnnxReader(new ProtoScanner(file, path)).ReadModel();
    }

    public string Path { get; }

    public OnnxGraph Graph { get; }

    public long Length => _file.Length;

    private SafeFileHandle Handle => _file.SafeFileHandle;

    public static OnnxFile Open(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new NetworkFileException(path, "opening it", fault.Message.TrimEnd('.'), "a readable ONNX file", "check the path and the permissions", fault);
        }

        try
        {
            return new OnnxFile(file, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>SHA-256 of the whole file.</summary>
    public string Digest()
    {
        _file.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(_file));
    }

    /// <summary>Refuses a tensor whose values are not 32-bit floats in this file, as many as its shape says.</summary>
    public OnnxTensor CheckValues(OnnxTensor tensor, string remedy)
    {
        string where = $"initializer '{tensor.Name}'";
        if (tensor.IsExternal)
            throw new NetworkFileException(Path, where, "values in another file (external data)", "values in this file", "save the model with its weights inside, in one file");
        if (tensor.DataType != OnnxTensor.Float32)
            throw new NetworkFileException(Path, where, $"data type {tensor.DataType}", "32-bit floats (data type 1)", remedy);
        // Eight axes of 63 bits can pass any integer; zero and negative axes stand for no values.
        double expected = tensor.Shape.Aggregate((double)sizeof(float), (product, length) => product * Math.Max(length, 0));
        return tensor.ByteCount == expected ? tensor : throw new NetworkFileException(Path, where, $"{tensor.ByteCount} bytes of values", $"{expected} for shape {tensor.ShapeText}", remedy);
    }

    /// <summary>Reads values from the <paramref name="first"/> on.</summary>
    public void Read(OnnxTensor tensor, long first, Span<float> values)
    {
        ReadBytes(tensor, first * sizeof(float), MemoryMarshal.AsBytes(values));
        if (!FiniteCheck.AllFinite(values))
            throw new NetworkFileException(Path, $"initializer '{tensor.Name}'", "NaN or infinity among the weights", "finite weights", "use another copy of the file");
    }

    public void Read(OnnxTensor tensor, Span<long> values) => ReadBytes(tensor, 0, MemoryMarshal.AsBytes(values));

    public void Dispose() => _file.Dispose();

    private void ReadBytes(OnnxTensor tensor, long first, Span<byte> bytes)
    {
        for (int done = 0; done < bytes.Length;)
        {
            int count = RandomAccess.Read(Handle, bytes[done..], tensor.Offset + first + done);
            if (count == 0)
                throw new NetworkFileException(Path, $"initializer '{tensor.Name}'", "the end of the file", "more values", "check that the file is complete and that nothing writes to it");
            done += count;
        }
    }
}
