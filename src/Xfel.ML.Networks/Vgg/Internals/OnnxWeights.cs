using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Xfel.ML.Networks.Internals;

/// <summary>Weights that are read, row by row, from where they lie in an ONNX file.</summary>
internal sealed class OnnxWeights : IParameterSource, IDisposable
{
    private readonly FileStream _file;
    private readonly string _path;
    private readonly IReadOnlyList<OnnxTensor> _tensors;

    private OnnxWeights(FileStream file, string path)
    {
        _file = file;
        _path = path;
        OnnxGraph graph = new OnnxReader(new ProtoScanner(file, path)).ReadModel();
        (_tensors, Widths) = new Vgg16OnnxGraph(graph, path).Match();
    }

    /// <summary>Channels of the five stages, then the fully connected units.</summary>
    public IReadOnlyList<int> Widths { get; }

    private SafeFileHandle Handle => _file.SafeFileHandle;

    public static OnnxWeights Open(string path)
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
            return new OnnxWeights(file, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>SHA-256 of the whole file.</summary>
    public string FileDigest()
    {
        _file.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(_file));
    }

    public void Read(int parameter, int row, Span<float> values) => Read(_tensors[parameter], (long)row * values.Length, values);

    public void Dispose() => _file.Dispose();

    private void Read(OnnxTensor tensor, long first, Span<float> values)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        long offset = tensor.Offset + first * sizeof(float);
        for (int done = 0; done < bytes.Length;)
        {
            int count = RandomAccess.Read(Handle, bytes[done..], offset + done);
            if (count == 0)
                throw new NetworkFileException(_path, $"initializer '{tensor.Name}'", "the end of the file", "more values", "check that the file is complete and that nothing writes to it");
            done += count;
        }

        if (!FiniteCheck.AllFinite(values))
            throw new NetworkFileException(_path, $"initializer '{tensor.Name}'", "NaN or infinity among the weights", "finite weights", "use another copy of the file");
    }
}
