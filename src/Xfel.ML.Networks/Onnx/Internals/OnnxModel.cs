namespace Xfel.ML.Networks.Internals;

/// <summary>An ONNX model to write: one input and any number of outputs, all of 32-bit floats, the first axis the batch.</summary>
internal sealed record OnnxModel(
    string Name,
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyList<OnnxInitializer> Initializers,
    (string Name, IReadOnlyList<int> Shape) Input,
    IReadOnlyList<(string Name, IReadOnlyList<int> Shape)> Outputs,
    IReadOnlyList<(string Key, string Value)> Metadata)
{
    public const long IrVersion = 8;
    public const long Opset = 17;
    public const string Producer = "Xfel.ML";

    /// <summary>Name of the symbolic first axis.</summary>
    public const string BatchAxis = "N";
}
