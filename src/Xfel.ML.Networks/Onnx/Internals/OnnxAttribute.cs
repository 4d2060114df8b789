namespace Xfel.ML.Networks.Internals;

/// <summary>An attribute of an ONNX node. A reader fills every value that the file has; a writer writes the one of <see cref="Type"/>.</summary>
internal sealed record OnnxAttribute(string Name, long Integer, float Float, string Text, IReadOnlyList<long> Integers)
{
    public OnnxAttribute(string name, long value)
        : this(name, value, 0, "", []) => Type = OnnxAttributeType.Integer;

    public OnnxAttribute(string name, float value)
        : this(name, 0, value, "", []) => Type = OnnxAttributeType.Float;

    public OnnxAttribute(string name, params IReadOnlyList<long> values)
        : this(name, 0, 0, "", values) => Type = OnnxAttributeType.Integers;

    public OnnxAttributeType Type { get; }
}
