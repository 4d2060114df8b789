namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Follows an ONNX graph from its input and finds VGG16 in it, operation by operation, as the model zoo's vgg16-7.onnx and vgg16-12.onnx have it:
/// Conv, Relu and MaxPool, then Flatten and Gemm. Names do not matter; any other graph is refused where it departs.
/// </summary>
internal sealed class Vgg16OnnxGraph(OnnxFile file)
{
    private const string Remedy = "use the ONNX model zoo's vgg16-7.onnx or vgg16-12.onnx, or a network exported like them";
    private const int FlattenedPixels = 7 * 7;

    private readonly OnnxGraph _graph = file.Graph;

    /// <summary>The tensors in network order: weight, bias, weight, bias; and the channels of the stages and the fully connected units.</summary>
    public (IReadOnlyList<OnnxTensor> Tensors, IReadOnlyList<int> Widths) Match()
    {
        string tensor = FindInput();
        var tensors = new List<OnnxTensor>();
        var widths = new List<int>();
        long channels = 3;
        foreach (int convolutions in (int[])[2, 2, 3, 3, 3])
        {
            for (int i = 0; i < convolutions; i++)
            {
                OnnxNode conv = Next(ref tensor, "Conv");
                Check(conv, IsSame3x3(conv), "another geometry", "a 3 x 3 convolution of stride 1 and padding 1");
                Parameters(conv, [channels, 3, 3], tensors);
                long found = tensors[^1].Shape[0];
                Check(conv, i == 0 || found == channels, $"{found} channels", $"{channels} as in the rest of its stage");
                channels = found;
                Next(ref tensor, "Relu");
            }

            OnnxNode pool = Next(ref tensor, "MaxPool");
            Check(pool, Is2x2(pool), "another geometry", "windows of 2 x 2, stride 2, no padding");
            widths.Add((int)channels);
        }

        OnnxNode flatten = Next(ref tensor, "Flatten");
        Check(flatten, flatten.Integer("axis", 1) == 1, $"axis {flatten.Integer("axis", 1)}", "axis 1");
        FullyConnected(ref tensor, channels * FlattenedPixels, tensors);
        long units = tensors[^1].Shape[0];
        OnnxNode second = FullyConnected(ref tensor, units, tensors);
        Check(second, tensors[^1].Shape[0] == units, $"{tensors[^1].Shape[0]} outputs", $"{units} as in the fully connected layer before");
        widths.Add((int)units);
        return (tensors, widths);
    }

    private string FindInput()
    {
        (string Name, IReadOnlyList<long> Shape)[] inputs = [.. _graph.Inputs.Where(input => !_graph.Initializers.ContainsKey(input.Name))];
        if (inputs.Length != 1)
            throw Fault("graph", $"{inputs.Length} inputs", "one input of frames");
        IReadOnlyList<long> shape = inputs[0].Shape;
        bool fits = shape.Count == 0 || (shape is [_, 3 or < 0, 224 or < 0, 224 or < 0]);
        return fits ? inputs[0].Name : throw Fault($"input '{inputs[0].Name}'", $"shape [{string.Join(", ", shape)}]", "[batch, 3, 224, 224]");
    }

    /// <summary>The one operation that takes <paramref name="tensor"/>, which becomes its output; operations that change nothing at inference are passed over.</summary>
    private OnnxNode Next(ref string tensor, string operation)
    {
        while (true)
        {
            string current = tensor;
            OnnxNode[] takers = [.. _graph.Nodes.Where(node => node.Inputs.Contains(current))];
            if (takers.Length != 1)
                throw Fault($"tensor '{current}'", takers.Length == 0 ? "the end of the graph" : $"a branch into {string.Join(", ", takers.Take(4).Select(node => node.Operation))}", $"{operation} alone");
            OnnxNode node = takers[0];
            if (node.Outputs.Count == 0 || node.Inputs[0] != current)
                throw Fault(node.Title, "an operation that does not take the maps first", operation);
            tensor = node.Outputs[0];
            if (node.Operation == operation)
                return node;
            // Dense layers of some exporters flatten again what is flat.
            bool changesNothing = node.Operation is "Dropout" or "Identity" || (operation is "Gemm" && node.Operation == "Flatten" && node.Integer("axis", 1) == 1);
            if (!changesNothing)
                throw Fault(node.Title, node.Operation, operation);
        }
    }

    private OnnxNode FullyConnected(ref string tensor, long inputs, List<OnnxTensor> tensors)
    {
        OnnxNode gemm = Next(ref tensor, "Gemm");
        bool plain = gemm.Float("alpha", 1) == 1 && gemm.Float("beta", 1) == 1 && gemm.Integer("transA", 0) == 0 && gemm.Integer("transB", 0) == 1;
        Check(gemm, plain, "other attributes", "alpha 1, beta 1, transA 0, transB 1");
        Parameters(gemm, [inputs], tensors);
        Next(ref tensor, "Relu");
        return gemm;
    }

    private void Parameters(OnnxNode node, ReadOnlySpan<long> inputShape, List<OnnxTensor> tensors)
    {
        if (node.Inputs.Count != 3)
            throw Fault(node.Title, $"{node.Inputs.Count} inputs", "three: maps, weight and bias");
        OnnxTensor weight = Initializer(node, node.Inputs[1]), bias = Initializer(node, node.Inputs[2]);
        bool fits = weight.Shape.Count == inputShape.Length + 1 && weight.Shape.Skip(1).SequenceEqual(inputShape.ToArray()) && weight.Shape[0] is > 0 and <= 1 << 16;
        Check(node, fits, $"weight '{weight.Name}' of shape {weight.ShapeText}", $"[outputs, {string.Join(", ", inputShape.ToArray())}] for 3 x 224 x 224 frames");
        Check(node, bias.Shape.SequenceEqual([weight.Shape[0]]), $"bias '{bias.Name}' of shape {bias.ShapeText}", $"[{weight.Shape[0]}]");
        tensors.AddRange([file.CheckValues(weight, Remedy), file.CheckValues(bias, Remedy)]);
    }

    private OnnxTensor Initializer(OnnxNode node, string name) =>
        _graph.Initializers.TryGetValue(name, out OnnxTensor? tensor) ? tensor : throw Fault(node.Title, $"'{name}', which is not stored in the file", "an initializer");

    private static bool IsSame3x3(OnnxNode node)
    {
        string padding = node.Text("auto_pad", "NOTSET");
        bool same = padding is "SAME_UPPER" or "SAME_LOWER" || (padding == "NOTSET" && node.Integers("pads").SequenceEqual([1, 1, 1, 1]));
        return same && node.Integers("kernel_shape", 3, 3).SequenceEqual([3, 3]) && node.Integers("strides", 1, 1).All(stride => stride == 1)
            && node.Integers("dilations", 1, 1).All(dilation => dilation == 1) && node.Integer("group", 1) == 1;
    }

    // Every pooled side is even, so that padding modes and rounding of the size make no difference; explicit padding would.
    private static bool Is2x2(OnnxNode node) =>
        node.Integers("kernel_shape").SequenceEqual([2, 2]) && node.Integers("strides", 1, 1).SequenceEqual([2, 2])
        && node.Integers("pads", 0, 0, 0, 0).All(pad => pad == 0) && node.Integers("dilations", 1, 1).All(dilation => dilation == 1);

    private void Check(OnnxNode node, bool condition, string found, string expected)
    {
        if (!condition)
            throw Fault(node.Title, found, expected);
    }

    private NetworkFileException Fault(string where, string found, string expected) => new(file.Path, where, found, expected, Remedy);
}
