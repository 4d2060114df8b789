namespace Xfel.ML.Networks.Internals;

/// <summary>One operation of an ONNX graph.</summary>
internal sealed record OnnxNode(string Operation, string Name, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyList<OnnxAttribute> Attributes)
{
    public string Title => Name.Length > 0 ? $"node {Operation} '{Name}'" : $"node {Operation} giving '{string.Join(", ", Outputs)}'";

    public long Integer(string name, long absent) => Find(name)?.Integer ?? absent;

    public float Float(string name, float absent) => Find(name)?.Float ?? absent;

    public string Text(string name, string absent) => Find(name)?.Text ?? absent;

    public IReadOnlyList<long> Integers(string name, params long[] absent) => Find(name)?.Integers ?? absent;

    private OnnxAttribute? Find(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);
}
