namespace Xfel.ML.Networks.Internals;

/// <summary>Finds nodes and constants of an ONNX graph by the names of tensors, and words what is wrong with it.</summary>
internal sealed class OnnxLookup
{
    private const string Remedy = "use a file of NetworkOnnx.Save, or a network of Conv, Gemm, BatchNormalization, Relu, LeakyRelu, MaxPool, AveragePool, GlobalAveragePool, Flatten, Add, "
        + "Dropout and Identity with at most one Softmax or Sigmoid at its end";

    private readonly Dictionary<string, OnnxNode> _producers = [];

    public OnnxLookup(OnnxFile file)
    {
        File = file;
        foreach (OnnxNode node in file.Graph.Nodes)
        {
            foreach (string output in node.Outputs.Where(output => output.Length > 0))
            {
                if (!_producers.TryAdd(output, node))
                    throw Fault(node.Title, $"a second operation that gives '{output}'", "one operation for each tensor");
            }
        }
    }

    public OnnxFile File { get; }

    /// <summary>The node that gives a tensor as its first output, or null.</summary>
    public OnnxNode? Producer(string tensor) => _producers.TryGetValue(tensor, out OnnxNode? node) && node.Outputs[0] == tensor ? node : null;

    /// <summary>The node that gives an input of <paramref name="node"/>, where it is the given operation.</summary>
    public OnnxNode? Producer(OnnxNode node, int input, string operation) =>
        node.Inputs.Count > input && Producer(node.Inputs[input]) is { Inputs.Count: > 0 } producer && producer.Operation == operation ? producer : null;

    public bool IsConstant(string tensor) => File.Graph.Initializers.ContainsKey(tensor);

    public bool IsScalar(OnnxNode node, int input, float value) =>
        node.Inputs.Count > input && IsConstant(node.Inputs[input]) && Constant(node, node.Inputs[input]) is var tensor && tensor.ByteCount == sizeof(float) && Values(tensor)[0] == value;

    /// <summary>An initializer of 32-bit floats whose values are all there.</summary>
    public OnnxTensor Constant(OnnxNode node, string name) => File.CheckValues(Initializer(node, name), Remedy);

    public OnnxTensor Initializer(OnnxNode node, string name) =>
        File.Graph.Initializers.TryGetValue(name, out OnnxTensor? tensor) ? tensor : throw Fault(node.Title, $"'{name}', which is not stored in the file", "an initializer");

    public float[] Values(OnnxTensor tensor)
    {
        var values = new float[tensor.ByteCount / sizeof(float)];
        File.Read(tensor, 0, values);
        return values;
    }

    public NetworkFileException Fault(string where, string found, string expected, Exception? fault = null) => new(File.Path, where, found, expected, Remedy, fault);
}
