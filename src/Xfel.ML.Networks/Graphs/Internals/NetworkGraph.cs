namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A description lowered to a list of operations over numbered values, in an order in which every value is written before it is read. Value 0 is the input.
/// Parameters of a node: convolution and linear <c>weight[, bias]</c>; batch norm <c>scale, shift, mean, variance</c>; trained log activation <c>alpha</c>.
/// </summary>
internal sealed class NetworkGraph
{
    private readonly List<GraphNode> _nodes = [];
    private readonly List<FeatureShape> _values = [];
    private readonly List<ParameterInfo> _parameters = [];
    private readonly Dictionary<string, int> _counts = [];

    public NetworkGraph(NetworkDescription network)
    {
        Network = network;
        _values.Add(network.Input);
        Output = Lower(network.Layers, 0);
    }

    public NetworkDescription Network { get; }

    public IReadOnlyList<GraphNode> Nodes => _nodes;

    /// <summary>The shape of each value.</summary>
    public IReadOnlyList<FeatureShape> Values => _values;

    public IReadOnlyList<ParameterInfo> Parameters => _parameters;

    /// <summary>Index of the network's output.</summary>
    public int Output { get; }

    private int Lower(Sequential layers, int input)
    {
        foreach (Layer layer in layers)
            input = Lower(layer, input);
        return input;
    }

    private int Lower(Layer layer, int input)
    {
        switch (layer)
        {
            case GroupLayer group:
                return Lower(group.Layers, input);
            case ResidualLayer residual:
                int body = Lower(residual.Body, input), shortcut = Lower(residual.Shortcut, input);
                return Append(AddLayer.Instance, [body, shortcut], []);
            default:
                return Append(layer, [input], AddParameters(layer, _values[input]));
        }
    }

    private int Append(Layer layer, int[] inputs, int[] parameters)
    {
        int output = _values.Count;
        _values.Add(layer.InferShape(_values[inputs[0]]));
        _nodes.Add(new GraphNode(layer, inputs, output, parameters));
        return output;
    }

    private int[] AddParameters(Layer layer, FeatureShape input) => layer switch
    {
        ConvLayer conv => Affine("conv", [conv.Channels, input.Channels, conv.Kernel, conv.Kernel], conv.Bias),
        LinearLayer linear => Affine("linear", [linear.Outputs, input.Length], bias: true),
        BatchNormLayer => Named("norm", [input.Channels],
            ("scale", ParameterRole.Scale), ("shift", ParameterRole.Shift), ("mean", ParameterRole.RunningMean), ("variance", ParameterRole.RunningVariance)),
        LogActivationLayer { IsTrained: true } => Named("log", [1], ("alpha", ParameterRole.Alpha)),
        _ => [],
    };

    private int[] Affine(string kind, int[] shape, bool bias)
    {
        string prefix = Prefix(kind);
        int weight = Add(new ParameterInfo($"{prefix}.weight", shape, ParameterRole.Kernel));
        return bias ? [weight, Add(new ParameterInfo($"{prefix}.bias", [shape[0]], ParameterRole.Bias))] : [weight];
    }

    private int[] Named(string kind, int[] shape, params (string Name, ParameterRole Role)[] parts)
    {
        string prefix = Prefix(kind);
        return [.. parts.Select(part => Add(new ParameterInfo($"{prefix}.{part.Name}", shape, part.Role)))];
    }

    private string Prefix(string kind)
    {
        int number = _counts.GetValueOrDefault(kind) + 1;
        _counts[kind] = number;
        return $"{kind}{number}";
    }

    private int Add(ParameterInfo parameter)
    {
        _parameters.Add(parameter);
        return _parameters.Count - 1;
    }
}
