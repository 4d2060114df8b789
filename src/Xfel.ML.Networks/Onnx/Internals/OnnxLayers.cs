namespace Xfel.ML.Networks.Internals;

/// <summary>Makes layers of ONNX operations and keeps their weights until the network is whole.</summary>
internal sealed class OnnxLayers(OnnxLookup lookup)
{
    /// <summary>Most floats of a map with its channels in whole blocks: 1 GiB, a frame of 4096 x 4096 pixels.</summary>
    private const long MaxBlockedLength = 1 << 28;

    /// <summary>Weights that several layers share count for each of them: a small file must not become a large network.</summary>
    private const int MaxSharing = 4;

    private readonly Dictionary<Layer, float[][]> _weights = new(ReferenceEqualityComparer.Instance);
    private long _bytes;

    public static void CheckSize(OnnxLookup lookup, string where, FeatureShape shape)
    {
        double length = (double)BlockedShape.BlocksOf(shape.Channels) * BlockedShape.Lanes * shape.Height * shape.Width;
        if (length > MaxBlockedLength)
            throw lookup.Fault(where, $"maps of {shape}", $"at most {MaxBlockedLength} values, channels counted in blocks of {BlockedShape.Lanes}");
    }

    /// <summary>The value that a step gives.</summary>
    public ImportedValue Make(string name, OnnxStep step, ImportedValue[] sources)
    {
        try
        {
            ImportedValue value = step.Kind switch
            {
                OnnxStepKind.Sum => Sum(name, step.Node, sources),
                OnnxStepKind.LogActivation => Activation(name, LogActivation(step), sources),
                _ => Operation(name, step.Node, sources),
            };
            CheckSize(lookup, step.Node.Title, value.Shape);
            return value;
        }
        catch (Exception fault) when (fault is ArgumentException or OverflowException)
        {
            throw lookup.Fault(step.Node.Title, fault.Message.ReplaceLineEndings(" "), "an operation that fits its input", fault);
        }
    }

    /// <summary>The weights by the names that they have in the network.</summary>
    public IReadOnlyList<NamedTensor> Parameters(NetworkGraph graph) =>
    [
        .. graph.Nodes.Where(node => node.Parameters.Count > 0)
            .SelectMany(node => node.Parameters.Zip(_weights[node.Layer], (index, values) => new NamedTensor(graph.Parameters[index].Name, graph.Parameters[index].Shape, values))),
    ];

    /// <summary>One constant for each pixel.</summary>
    public float[] Pixels(OnnxNode node, string name, FeatureShape shape)
    {
        OnnxTensor tensor = lookup.Constant(node, name);
        long[] axes = [shape.Channels, shape.Height, shape.Width];
        return tensor.Shape.SequenceEqual(axes) || tensor.Shape.SequenceEqual([1, .. axes])
            ? lookup.Values(tensor)
            : throw lookup.Fault(node.Title, $"'{name}' of shape {tensor.ShapeText}", $"[{string.Join(", ", axes)}]");
    }

    private ImportedValue Operation(string name, OnnxNode node, ImportedValue[] sources)
    {
        ImportedValue input = sources[0];
        switch (node.Operation)
        {
            case "Conv":
                return Map(name, Convolution(node, Maps(node, input).Shape), sources);
            case "MaxPool":
                (int size, int stride, int padding) = OnnxWindow.Read(lookup, node, Maps(node, input).Shape);
                return Map(name, Layers.MaxPool(size, stride, padding), sources);
            case "AveragePool":
                (size, stride, padding) = OnnxWindow.Read(lookup, node, Maps(node, input).Shape);
                Check(node, padding == 0, $"padding {padding}", "no padding");
                return Map(name, Layers.AveragePool(size, stride), sources);
            case "GlobalAveragePool":
                Maps(node, input);
                return Map(name, Layers.GlobalAveragePool(), sources);
            case "Gemm":
                LinearLayer linear = Linear(node, input);
                return new(name, linear.InferShape(input.Shape), isMap: false, linear, sources);
            case "BatchNormalization":
                return Activation(name, Norm(node, input.Shape), sources);
            case "Relu":
                return Activation(name, Layers.Relu(), sources);
            case "LeakyRelu":
                return Activation(name, Layers.LeakyRelu(node.Float("alpha", 0.01f)), sources);
            case "Flatten":
                Check(node, node.Integer("axis", 1) == 1, $"axis {node.Integer("axis", 1)}", "axis 1");
                return Flat(name, sources);
            case "Reshape":
                return Reshape(name, node, sources);
            case "Identity":
            case "Dropout" when node.Inputs.Count <= 2:
                return Activation(name, null, sources);
            default:
                throw lookup.Fault(node.Title, node.Operation, "an operation that is supported there");
        }
    }

    private ConvLayer Convolution(OnnxNode node, FeatureShape input)
    {
        OnnxTensor weight = Weight(node, 1);
        Check(node, weight.Shape is [> 0, > 0, > 0, > 0] && weight.Shape[1] == input.Channels && weight.Shape[2] == weight.Shape[3],
            $"weight '{weight.Name}' of shape {weight.ShapeText}", $"[outputs, {input.Channels}, k, k]");
        Check(node, node.Integer("group", 1) == 1, $"{node.Integer("group", 1)} groups", "one group");
        (int size, int stride, int padding) = OnnxWindow.Read(lookup, node, input, (int)weight.Shape[2]);
        Check(node, size == weight.Shape[2], $"kernel_shape {size} beside a weight of shape {weight.ShapeText}", "one of them");
        bool bias = HasInput(node, 2);
        ConvLayer layer = Layers.Conv((int)weight.Shape[0], size, stride, padding, bias);
        _weights[layer] = bias ? [Take(weight), Vector(node, 2, layer.Channels)] : [Take(weight)];
        return layer;
    }

    private LinearLayer Linear(OnnxNode node, ImportedValue input)
    {
        Check(node, !input.IsMap, "maps", "a flat input; put Flatten before it");
        bool transposed = node.Integer("transB", 0) == 1;
        Check(node, node.Float("alpha", 1) == 1 && node.Float("beta", 1) == 1 && node.Integer("transA", 0) == 0, "other attributes", "alpha 1, beta 1, transA 0");
        OnnxTensor weight = Weight(node, 1);
        int length = input.Shape.Length;
        Check(node, weight.Shape is [> 0, > 0] && weight.Shape[transposed ? 1 : 0] == length, $"weight '{weight.Name}' of shape {weight.ShapeText}", $"{length} inputs");
        int outputs = (int)weight.Shape[transposed ? 0 : 1];
        LinearLayer layer = Layers.Linear(outputs);
        float[] values = Take(weight);
        _weights[layer] = [transposed ? values : Transposed(values, outputs), HasInput(node, 2) ? Vector(node, 2, outputs) : new float[outputs]];
        return layer;
    }

    private BatchNormLayer Norm(OnnxNode node, FeatureShape input)
    {
        Check(node, node.Integer("training_mode", 0) == 0, "training mode", "inference");
        // ONNX counts the share of the old value; six digits undo the rounding of 1 - momentum.
        float momentum = (float)Math.Round(1 - (double)node.Float("momentum", 0.9f), 6);
        BatchNormLayer layer = Layers.BatchNorm(momentum is > 0 and <= 1 ? momentum : 0.1f, node.Float("epsilon", 1e-5f));
        _weights[layer] = [.. Enumerable.Range(1, 4).Select(part => Vector(node, part, input.Channels))];
        return layer;
    }

    private LogActivationLayer LogActivation(OnnxStep step)
    {
        OnnxTensor factor = lookup.Constant(step.Node, step.Constants[0]);
        Check(step.Node, factor.ByteCount == sizeof(float), $"factor '{factor.Name}' of shape {factor.ShapeText}", "one value");
        float[] alpha = Take(factor);
        LogActivationLayer layer = Layers.LogActivation(alpha[0], trained: factor.Name.EndsWith(OnnxExport.TrainedSuffix, StringComparison.Ordinal));
        if (layer.IsTrained)
            _weights[layer] = [alpha];
        return layer;
    }

    private ImportedValue Sum(string name, OnnxNode node, ImportedValue[] sources)
    {
        (ImportedValue a, ImportedValue b) = (sources[0], sources[1]);
        Check(node, a.Shape == b.Shape && a.IsMap == b.IsMap, $"{a.Shape} and {b.Shape}", "two paths to the same shape");
        return new(name, a.Shape, a.IsMap, layer: null, sources);
    }

    /// <summary>To <c>[N, length]</c>, or of a flat value to <c>[N, C, 1, 1]</c>.</summary>
    private ImportedValue Reshape(string name, OnnxNode node, ImportedValue[] sources)
    {
        FeatureShape input = sources[0].Shape;
        OnnxTensor shape = lookup.Initializer(node, node.Inputs.Count > 1 ? node.Inputs[1] : "");
        Check(node, shape.DataType == OnnxTensor.Int64 && !shape.IsExternal && shape.ByteCount is 16 or 32, $"'{shape.Name}' of {shape.ByteCount} bytes", "two or four 64-bit axes");
        var lengths = new long[shape.ByteCount / sizeof(long)];
        lookup.File.Read(shape, lengths);
        if (lengths is [0, _] or [-1, > 0] && (lengths[1] == -1 || lengths[1] == input.Length))
            return Flat(name, sources);
        Check(node, input.IsFlat && lengths is [0 or -1, > 0, 1, 1] && lengths[1] == input.Channels, $"[{string.Join(", ", lengths)}] for {input}", "[0, -1], or [0, channels, 1, 1] of a flat value");
        return Map(name, null, sources);
    }

    private static ImportedValue Flat(string name, ImportedValue[] sources)
    {
        FeatureShape input = sources[0].Shape;
        return new(name, new FeatureShape(input.Length, 1, 1), isMap: false, input.IsFlat ? null : Layers.Flatten(), sources);
    }

    private static ImportedValue Map(string name, Layer? layer, ImportedValue[] sources) =>
        new(name, layer?.InferShape(sources[0].Shape) ?? sources[0].Shape, isMap: true, layer, sources);

    private static ImportedValue Activation(string name, Layer? layer, ImportedValue[] sources) => new(name, sources[0].Shape, sources[0].IsMap, layer, sources);

    private ImportedValue Maps(OnnxNode node, ImportedValue value)
    {
        Check(node, value.IsMap, $"a flat tensor of {value.Shape}", "maps of four axes");
        return value;
    }

    private OnnxTensor Weight(OnnxNode node, int input)
    {
        Check(node, HasInput(node, input), $"{node.Inputs.Count} inputs", "a weight");
        return lookup.Constant(node, node.Inputs[input]);
    }

    private float[] Vector(OnnxNode node, int input, int length)
    {
        OnnxTensor tensor = Weight(node, input);
        Check(node, tensor.Shape.SequenceEqual([length]) || tensor.Shape.SequenceEqual([1, length]), $"'{tensor.Name}' of shape {tensor.ShapeText}", $"[{length}]");
        return Take(tensor);
    }

    private float[] Take(OnnxTensor tensor)
    {
        _bytes += tensor.ByteCount;
        return _bytes <= MaxSharing * lookup.File.Length
            ? lookup.Values(tensor)
            : throw lookup.Fault($"initializer '{tensor.Name}'", "weights that many layers share", "weights of each layer's own");
    }

    private static bool HasInput(OnnxNode node, int input) => node.Inputs.Count > input && node.Inputs[input].Length > 0;

    private static float[] Transposed(float[] values, int outputs)
    {
        var transposed = new float[values.Length];
        int inputs = values.Length / outputs;
        for (int i = 0; i < values.Length; i++)
            transposed[i % outputs * inputs + i / outputs] = values[i];
        return transposed;
    }

    private void Check(OnnxNode node, bool condition, string found, string expected)
    {
        if (!condition)
            throw lookup.Fault(node.Title, found, expected);
    }
}
