namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Writes a lowered network as standard ONNX operations. Values are maps <c>[N, C, H, W]</c> up to the first flatten or linear layer and <c>[N, C]</c> after it;
/// where a layer needs the other form of a flat value, a Flatten or Reshape comes between. Dropout does nothing in inference and is left out.
/// </summary>
internal sealed class OnnxExport
{
    public const string FramesName = "frames";
    public const string OutputsName = "outputs";
    public const string ScoresName = "scores";
    public const string HeadKey = "xfel-ml.head";

    /// <summary>Ends the name of the factor of a logarithmic activation that is a parameter; a fixed one ends otherwise.</summary>
    public const string TrainedSuffix = ".alpha";

    private readonly List<OnnxNode> _nodes = [];
    private readonly List<OnnxInitializer> _initializers = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly NetworkGraph _graph;
    private readonly IReadOnlyList<NamedTensor> _parameters;
    private readonly Value[] _values;

    private OnnxExport(NetworkGraph graph, IReadOnlyList<NamedTensor> parameters)
    {
        _graph = graph;
        _parameters = parameters;
        _values = new Value[graph.Values.Count];
    }

    private readonly record struct Value(string Name, bool IsMap);

    public static OnnxModel Build(NetworkModel model) => new OnnxExport(new NetworkGraph(model.Network), model.Parameters).Run(model);

    private OnnxModel Run(NetworkModel model)
    {
        FeatureShape input = model.Network.Input, output = model.Network.Output;
        _values[0] = new(Normalize(model.Normalization, input), IsMap: true);
        foreach (GraphNode node in _graph.Nodes)
            _values[node.Output] = Add(node);
        bool isMap = !output.IsFlat;
        Value result = _values[_graph.Output];
        NameOutput(isMap ? result.Name : Flat(result));
        string head = model.Head == NetworkHead.None ? "Identity" : $"{model.Head}";
        Node(head, ScoresName, [OutputsName], model.Head == NetworkHead.Softmax ? [new("axis", 1)] : []);
        IReadOnlyList<int> shape = isMap ? [output.Channels, output.Height, output.Width] : [output.Channels];
        return new(
            model.Network.Name, _nodes, _initializers, (FramesName, [input.Channels, input.Height, input.Width]), [(ScoresName, shape), (OutputsName, shape)],
            [(HeadKey, $"{model.Head}".ToLowerInvariant()), ("xfel-ml.class", typeof(NetworkModel).FullName!)]);
    }

    private string Normalize(PixelNormalization? normalization, FeatureShape shape)
    {
        if (normalization is null)
            return FramesName;
        int[] axes = [shape.Channels, shape.Height, shape.Width];
        _initializers.Add(OnnxInitializer.Of("normalization.mean", axes, () => normalization.Mean.ToArray()));
        _initializers.Add(OnnxInitializer.Of("normalization.scale", axes, () => normalization.Scale.ToArray()));
        return Node("Mul", "normalized", [Node("Sub", "centred", [FramesName, "normalization.mean"]), "normalization.scale"]);
    }

    private Value Add(GraphNode node)
    {
        Value input = _values[node.Input];
        string[] parameters = [.. node.Parameters.Select(Parameter)];
        switch (node.Layer)
        {
            case ConvLayer conv:
                return new(Node("Conv", Prefix(node), [Map(input, node.Input), .. parameters], Window(conv.Kernel, conv.Stride, conv.Padding)), IsMap: true);
            case LinearLayer:
                return new(Node("Gemm", Prefix(node), [Flat(input), .. parameters], new OnnxAttribute("transB", 1)), IsMap: false);
            case BatchNormLayer norm:
                // ONNX counts the share of the old value.
                return input with { Name = Node("BatchNormalization", Prefix(node), [input.Name, .. parameters], new("epsilon", norm.Epsilon), new("momentum", 1 - norm.Momentum)) };
            case ReluLayer:
                return input with { Name = Node("Relu", Numbered("relu"), [input.Name]) };
            case LeakyReluLayer leaky:
                return input with { Name = Node("LeakyRelu", Numbered("leaky_relu"), [input.Name], new OnnxAttribute("alpha", leaky.Slope)) };
            case LogActivationLayer log:
                return input with { Name = LogActivation(log, input.Name, parameters) };
            case DropoutLayer:
                return input;
            case MaxPoolLayer pool:
                return new(Node("MaxPool", Numbered("max_pool"), [Map(input, node.Input)], Window(pool.Size, pool.Stride, pool.Padding)), IsMap: true);
            case AveragePoolLayer pool:
                return new(Node("AveragePool", Numbered("average_pool"), [Map(input, node.Input)], Window(pool.Size, pool.Stride, 0)), IsMap: true);
            case GlobalAveragePoolLayer:
                return new(Node("GlobalAveragePool", Numbered("global_average_pool"), [Map(input, node.Input)]), IsMap: true);
            case FlattenLayer:
                return new(Flat(input), IsMap: false);
            case AddLayer:
                Value shortcut = _values[node.Inputs[1]];
                bool asMaps = input.IsMap && shortcut.IsMap;
                return new(Node("Add", Numbered("add"), asMaps ? [input.Name, shortcut.Name] : [Flat(input), Flat(shortcut)]), asMaps);
            default:
                throw new NotSupportedException($"{node.Layer} has no form in ONNX");
        }
    }

    /// <summary>sign(x) alpha ln(e |x| + 1), which is Eq. 11 of Zimmermann 2019 without its cancellation: exactly 0 at 0.</summary>
    private string LogActivation(LogActivationLayer log, string input, string[] parameters)
    {
        string name = Numbered("log_activation");
        string factor = parameters.Length > 0 ? parameters[0] : Constant($"{name}.factor", log.Alpha);
        string magnitude = Node("Abs", $"{name}/abs", [input]);
        string scaled = Node("Mul", $"{name}/scaled", [magnitude, Constant("e", MathF.E)]);
        string logarithm = Node("Log", $"{name}/log", [Node("Add", $"{name}/shifted", [scaled, Constant("one", 1)])]);
        return Node("Mul", name, [Node("Sign", $"{name}/sign", [input]), Node("Mul", $"{name}/magnitude", [logarithm, factor])]);
    }

    private string Parameter(int index)
    {
        ParameterInfo info = _graph.Parameters[index];
        _initializers.Add(OnnxInitializer.Of(info.Name, info.Shape, () => _parameters[index].Values));
        return info.Name;
    }

    private string Constant(string name, float value)
    {
        if (_initializers.All(initializer => initializer.Name != name))
            _initializers.Add(OnnxInitializer.Of(name, [1], () => [value]));
        return name;
    }

    /// <summary>The value as <c>[N, C]</c>.</summary>
    private string Flat(Value value) => value.IsMap ? Node("Flatten", Numbered("flatten"), [value.Name]) : value.Name;

    /// <summary>The value as <c>[N, C, H, W]</c>.</summary>
    private string Map(Value value, int index)
    {
        if (value.IsMap)
            return value.Name;
        string name = Numbered("map");
        _initializers.Add(OnnxInitializer.Of($"{name}.shape", [0L, _graph.Values[index].Channels, 1, 1]));
        return Node("Reshape", name, [value.Name, $"{name}.shape"]);
    }

    private void NameOutput(string name)
    {
        int last = _nodes.FindIndex(node => node.Outputs[0] == name);
        if (last < 0)
        {
            Node("Identity", OutputsName, [name]);
            return;
        }

        for (int i = last; i < _nodes.Count; i++)
            _nodes[i] = _nodes[i] with { Inputs = Renamed(_nodes[i].Inputs, name), Outputs = Renamed(_nodes[i].Outputs, name) };
    }

    private string Prefix(GraphNode node)
    {
        string name = _graph.Parameters[node.Parameters[0]].Name;
        return name[..name.IndexOf('.', StringComparison.Ordinal)];
    }

    private string Numbered(string kind)
    {
        int number = _counts.GetValueOrDefault(kind) + 1;
        _counts[kind] = number;
        return $"{kind}{number}";
    }

    private string Node(string operation, string name, string[] inputs, params OnnxAttribute[] attributes)
    {
        _nodes.Add(new OnnxNode(operation, name, inputs, [name], attributes));
        return name;
    }

    private static string[] Renamed(IReadOnlyList<string> names, string from) => [.. names.Select(name => name == from ? OutputsName : name)];

    private static OnnxAttribute[] Window(int size, int stride, int padding) =>
        [new("kernel_shape", size, size), new("strides", stride, stride), new("pads", padding, padding, padding, padding)];
}
