namespace Xfel.ML.Networks.Internals;

/// <summary>Weights of a VGG16 that are read, row by row, from where they lie in an ONNX file.</summary>
internal sealed class OnnxWeights : IParameterSource, IDisposable
{
    private readonly OnnxFile _file;
    private readonly IReadOnlyList<OnnxTensor> _tensors;

    private OnnxWeights(OnnxFile file)
    {
        _file = file;
        (_tensors, Widths) = new Vgg16OnnxGraph(file).Match();
    }

    /// <summary>Channels of the five stages, then the fully connected units.</summary>
    public IReadOnlyList<int> Widths { get; }

    public static OnnxWeights Open(string path)
    {
        OnnxFile file = OnnxFile.Open(path);
        try
        {
            return new OnnxWeights(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>SHA-256 of the whole file.</summary>
    public string FileDigest() => _file.Digest();

    public void Read(int parameter, int row, Span<float> values) => _file.Read(_tensors[parameter], (long)row * values.Length, values);

    public void Dispose() => _file.Dispose();
}
