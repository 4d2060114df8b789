namespace Xfel.ML.Networks.Internals;

/// <summary>The graph of an ONNX file: operations, initializers by name, inputs with their shapes (-1 where symbolic, empty where not given), names of the outputs.</summary>
internal sealed record OnnxGraph(
    string Name,
    long Opset,
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyDictionary<string, OnnxTensor> Initializers,
    IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> Inputs,
    IReadOnlyList<string> Outputs);
