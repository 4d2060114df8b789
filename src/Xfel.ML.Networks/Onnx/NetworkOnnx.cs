using System.Reflection;
using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks;

/// <summary>
/// Networks as ONNX files (opset 17), for other runtimes and back. The input is <c>frames [N, C, H, W]</c>; the outputs are <c>scores</c> (after the head) and <c>outputs</c>
/// (before it), <c>[N, outputs]</c>, or maps <c>[N, C, H, W]</c>. Pixel normalisation is part of the graph; weights carry the names of <see cref="NetworkModel.Parameters"/>.
/// </summary>
public static class NetworkOnnx
{
    /// <summary>Writes a network to a file, which appears whole or not at all. The same model gives the same bytes.</summary>
    /// <param name="model">The network.</param>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="NetworkFileException">The network has more weights than an ONNX file holds (2 GB).</exception>
    public static void Save(NetworkModel model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(path);
        WholeFile.Write(path, stream => Save(model, stream));
    }

    /// <summary>Writes a network to a stream, one tensor after the other; the stream need not seek and stays open.</summary>
    /// <inheritdoc cref="Save(NetworkModel, string)"/>
    public static void Save(NetworkModel model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        OnnxWriter.Write(OnnxExport.Build(model), LibraryVersion, stream);
    }

    /// <summary>
    /// Reads a network: one that <see cref="Save(NetworkModel, string)"/> wrote comes back with the same parameters and scores, bit for bit; others may be chains and residual sums
    /// of Conv, Gemm, BatchNormalization, Relu, LeakyRelu, MaxPool, AveragePool, GlobalAveragePool, Flatten, Dropout and Add with constant weights, such as the model zoo's VGG16.
    /// Safe for files of unknown origin. Dropout and the names of stages are not in such a file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NetworkFileException">The file cannot be read, is damaged, or holds what this library has no layer for; the message names the operation.</exception>
    public static NetworkModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return OnnxImport.Load(path);
    }

    private static string LibraryVersion => typeof(NetworkOnnx).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
