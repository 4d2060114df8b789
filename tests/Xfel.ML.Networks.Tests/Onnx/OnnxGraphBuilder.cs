using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Onnx;

/// <summary>ONNX graphs node by node, for what no export has: other exporters' forms, and what must be refused.</summary>
internal sealed class OnnxGraphBuilder
{
    private readonly List<OnnxNode> _nodes = [];
    private readonly List<OnnxInitializer> _initializers = [];
    private readonly Random _random = new(4);

    public int[] Input { get; init; } = [2, 6, 7];

    public string[] Outputs { get; init; } = ["y"];

    public OnnxGraphBuilder Node(string operation, string inputs, string output, params OnnxAttribute[] attributes)
    {
        _nodes.Add(new OnnxNode(operation, $"{operation}_{_nodes.Count}", inputs.Split(' '), [output], attributes));
        return this;
    }

    public OnnxGraphBuilder Tensor(string name, params int[] shape)
    {
        int length = shape.Aggregate(1, (product, axis) => product * axis);
        _initializers.Add(OnnxInitializer.Of(name, shape, () => [.. Enumerable.Range(0, length).Select(_ => _random.NextSingle() + 0.1f)]));
        return this;
    }

    public OnnxGraphBuilder Integers(string name, params long[] values)
    {
        _initializers.Add(OnnxInitializer.Of(name, values));
        return this;
    }

    public byte[] Build()
    {
        using var stream = new MemoryStream();
        OnnxWriter.Write(new OnnxModel("built", _nodes, _initializers, ("x", Input), [.. Outputs.Select(output => (output, (IReadOnlyList<int>)[1]))], []), "1", stream);
        return stream.ToArray();
    }
}
