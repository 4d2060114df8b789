namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Turns a graph into the fewest operations that give the same outputs in evaluation: dropout vanishes, batch norm goes into the convolution or linear layer before it,
/// sums and rectifiers go into the operation before them, and a max-pool goes before a logarithmic activation, which is monotone.
/// </summary>
internal sealed class GraphFusion
{
    private readonly NetworkGraph _graph;
    private readonly int[] _alias;
    private readonly List<FeatureShape> _values;
    private readonly List<int> _readers;
    private readonly List<FusedNode> _nodes = [];

    /// <param name="graph">The network.</param>
    /// <param name="outputs">The values that are wanted; what none of them needs is left out.</param>
    public GraphFusion(NetworkGraph graph, IReadOnlyList<int> outputs)
    {
        _graph = graph;
        _values = [.. graph.Values];
        _alias = [.. Enumerable.Range(0, _values.Count)];
        List<GraphNode> needed = Needed(outputs);
        AliasDropout(needed);
        AliasFlatten(needed);
        Outputs = [.. outputs.Select(Resolve)];
        _readers = [.. Enumerable.Repeat(0, _values.Count)];
        foreach (int value in needed.Where(IsComputed).SelectMany(node => node.Inputs.Select(Resolve)).Concat(Outputs))
            _readers[value]++;
        foreach (GraphNode node in needed.Where(IsComputed))
            Append(node);
    }

    /// <summary>The operations, each after those whose values it reads.</summary>
    public IReadOnlyList<FusedNode> Nodes => _nodes;

    /// <summary>The shape of each value, those that fusion leaves without a writer included.</summary>
    public IReadOnlyList<FeatureShape> Values => _values;

    /// <summary>The values that hold the wanted outputs.</summary>
    public IReadOnlyList<int> Outputs { get; }

    public bool HasOneReader(int value) => _readers[value] == 1;

    private List<GraphNode> Needed(IReadOnlyList<int> outputs)
    {
        var values = new HashSet<int>(outputs);
        var nodes = new List<GraphNode>();
        foreach (GraphNode node in _graph.Nodes.Reverse().Where(node => values.Contains(node.Output)))
        {
            nodes.Add(node);
            values.UnionWith(node.Inputs);
        }

        nodes.Reverse();
        return nodes;
    }

    private void AliasDropout(List<GraphNode> nodes)
    {
        foreach (GraphNode node in nodes.Where(node => node.Layer is DropoutLayer || (node.Layer is FlattenLayer && _values[node.Input].IsFlat)))
            _alias[node.Output] = node.Input;
    }

    /// <summary>Linear layers read maps as they lie; whatever else reads a flattened map needs a flat copy.</summary>
    private void AliasFlatten(List<GraphNode> nodes)
    {
        foreach (GraphNode node in nodes.Where(node => node.Layer is FlattenLayer && IsComputed(node)))
        {
            if (nodes.Where(reader => IsComputed(reader) && reader.Inputs.Any(input => Resolve(input) == node.Output)).All(reader => reader.Layer is LinearLayer))
                _alias[node.Output] = node.Input;
        }
    }

    private bool IsComputed(GraphNode node) => _alias[node.Output] == node.Output;

    private int Resolve(int value)
    {
        while (_alias[value] != value)
            value = _alias[value];
        return value;
    }

    private void Append(GraphNode node)
    {
        int input = Resolve(node.Input);
        FusedNode? before = SoleWriter(input);
        switch (node.Layer)
        {
            case BatchNormLayer when before is { Layer: ConvLayer or LinearLayer, Norm: null, IsBare: true }:
                Replace(before, before with { Norm = node, Output = node.Output });
                break;
            case ReluLayer or LeakyReluLayer when before is { Layer: ConvLayer or LinearLayer or BatchNormLayer or AddLayer, Slope: 1 }:
                Replace(before, before with { Slope = SlopeOf(node.Layer), Output = node.Output });
                break;
            case ReluLayer or LeakyReluLayer:
                _nodes.Add(new FusedNode(node.Layer, input, node.Output, []) { Slope = SlopeOf(node.Layer) });
                break;
            case AddLayer:
                AppendSum(input, Resolve(node.Inputs[1]), node.Output);
                break;
            case MaxPoolLayer when before is { Layer: LogActivationLayer }:
                _nodes.Remove(before);
                int pooled = AddValue(node.Output);
                _nodes.Add(new FusedNode(node.Layer, before.Input, pooled, []));
                _nodes.Add(before with { Input = pooled, Output = node.Output });
                break;
            default:
                _nodes.Add(new FusedNode(node.Layer, input, node.Output, node.Parameters));
                break;
        }
    }

    /// <summary>The sum goes into the operation that gives one of its terms, which then waits for the other term.</summary>
    private void AppendSum(int body, int shortcut, int output)
    {
        foreach ((int term, int addend) in ((int, int)[])[(body, shortcut), (shortcut, body)])
        {
            if (SoleWriter(term) is { Layer: ConvLayer or BatchNormLayer, IsBare: true } writer)
            {
                _nodes.Remove(writer);
                _nodes.Add(writer with { Addend = addend, Output = output });
                return;
            }
        }

        _nodes.Add(new FusedNode(AddLayer.Instance, body, output, []) { Addend = shortcut });
    }

    private FusedNode? SoleWriter(int value) => HasOneReader(value) ? _nodes.Find(node => node.Output == value) : null;

    private void Replace(FusedNode node, FusedNode other) => _nodes[_nodes.IndexOf(node)] = other;

    private int AddValue(int like)
    {
        _values.Add(_values[like]);
        _readers.Add(1);
        return _values.Count - 1;
    }

    private static float SlopeOf(Layer layer) => layer is LeakyReluLayer leaky ? leaky.Slope : 0;
}
