namespace Xfel.ML.Networks.Internals;

/// <summary>An attribute of an ONNX node: the kinds that layers of convolutional networks have.</summary>
internal sealed record OnnxAttribute(string Name, long Integer, float Float, string Text, IReadOnlyList<long> Integers);
