namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Makes a network of an ONNX graph of chains and residual sums. The graph is followed from its output back to its input, then every tensor gets its shape and layer, then
/// sums become residual layers that start where their two paths fork.
/// </summary>
internal sealed class OnnxImport
{
    private const int MaxNesting = 32;

    private readonly OnnxFile _file;
    private readonly OnnxGraph _graph;
    private readonly OnnxLookup _lookup;
    private readonly OnnxLayers _layers;
    private readonly Dictionary<string, ImportedValue> _values = [];
    private PixelNormalization? _normalization;

    private OnnxImport(OnnxFile file)
    {
        _file = file;
        _graph = file.Graph;
        _lookup = new OnnxLookup(file);
        _layers = new OnnxLayers(_lookup);
    }

    public static NetworkModel Load(string path)
    {
        using OnnxFile file = OnnxFile.Open(path);
        return new OnnxImport(file).Run();
    }

    private NetworkModel Run()
    {
        ImportedValue input = FindInput();
        OnnxHead head = OnnxHead.Find(_lookup);
        Trace(input, head.Outputs);
        ImportedValue output = _values[head.Outputs];
        head.Check(output);
        Sequential layers = Chain(output, input, nesting: 0);
        try
        {
            NetworkDescription network = layers.ForInput(_graph.Name.Length > 0 ? _graph.Name : Path.GetFileNameWithoutExtension(_file.Path), input.Shape);
            return new NetworkModel(network, _layers.Parameters(new NetworkGraph(network)), head.Kind, _normalization);
        }
        catch (Exception fault) when (fault is ArgumentException or OverflowException or NetworkFileException)
        {
            throw new NetworkFileException($"{_file.Path}: {fault.Message}", fault);
        }
    }

    private ImportedValue FindInput()
    {
        (string Name, IReadOnlyList<long> Shape)[] inputs = [.. _graph.Inputs.Where(input => !_graph.Initializers.ContainsKey(input.Name))];
        if (inputs.Length != 1)
            throw _lookup.Fault("graph", $"{inputs.Length} inputs", "one input of frames");
        (string name, IReadOnlyList<long> shape) = inputs[0];
        if (shape is not [_, > 0 and <= int.MaxValue, > 0 and <= int.MaxValue, > 0 and <= int.MaxValue])
            throw _lookup.Fault($"input '{name}'", $"shape [{string.Join(", ", shape)}]", "[batch, channels, rows, columns] with known channels, rows and columns");
        var frames = new FeatureShape((int)shape[1], (int)shape[2], (int)shape[3]);
        OnnxLayers.CheckSize(_lookup, $"input '{name}'", frames);
        return new ImportedValue(name, frames);
    }

    /// <summary>Makes every value that the output needs, sources first. Not recursive: a hostile chain is as long as its file.</summary>
    private void Trace(ImportedValue input, string output)
    {
        _values[input.Name] = input;
        var waiting = new Stack<string>([output]);
        var open = new HashSet<string>();
        while (waiting.TryPeek(out string? name))
        {
            if (_values.ContainsKey(name))
            {
                waiting.Pop();
                continue;
            }

            OnnxNode node = _lookup.Producer(name) ?? throw _lookup.Fault($"tensor '{name}'", "nothing that gives it", "a path from the input to the output");
            OnnxStep step = OnnxStep.Of(_lookup, node, input.Name);
            string[] missing = [.. step.Sources.Where(source => !_values.ContainsKey(source))];
            if (missing.Length == 0)
                _values[name] = Make(name, step);
            else if (open.Add(name))
                Array.ForEach(missing, waiting.Push);
            else
                throw _lookup.Fault(node.Title, "a cycle through it", "a path from the input to the output");
        }
    }

    private ImportedValue Make(string name, OnnxStep step)
    {
        ImportedValue[] sources = [.. step.Sources.Select(source => _values[source])];
        if (step.Kind != OnnxStepKind.Normalization)
            return _layers.Make(name, step, sources);
        if (_normalization is not null)
            throw _lookup.Fault(step.Node.Title, "frames normalised twice", "one normalisation of the frames");
        (float[] mean, float[] scale) = (_layers.Pixels(step.Node, step.Constants[0], sources[0].Shape), _layers.Pixels(step.Node, step.Constants[1], sources[0].Shape));
        _normalization = new PixelNormalization(sources[0].Shape, mean, scale);
        return new ImportedValue(name, sources[0].Shape, isMap: true, layer: null, sources);
    }

    /// <summary>The layers between two values of which the first lies on every path to the second.</summary>
    private Sequential Chain(ImportedValue end, ImportedValue start, int nesting)
    {
        if (nesting > MaxNesting)
            throw _lookup.Fault($"tensor '{end.Name}'", $"sums within sums, {MaxNesting} deep", "chains and residual sums");
        var layers = new List<Layer>();
        for (ImportedValue value = end; value != start; value = value.Fork!)
        {
            if (value.IsTaken)
                throw _lookup.Fault($"tensor '{value.Name}'", "branches that do not nest", "chains and residual sums, each branch used once");
            value.IsTaken = true;
            if (value.IsSum)
                layers.Add(Sum(value, nesting));
            else if (value.Layer is { } layer)
                layers.Add(layer);
        }

        layers.Reverse();
        return [.. layers];
    }

    private ResidualLayer Sum(ImportedValue value, int nesting)
    {
        Sequential body = Chain(value.Sources[0], value.Fork!, nesting + 1), shortcut = Chain(value.Sources[1], value.Fork!, nesting + 1);
        return (body.Count, shortcut.Count) switch
        {
            (0, 0) => throw _lookup.Fault($"tensor '{value.Name}'", "a tensor added to itself", "a residual sum"),
            (0, _) => Layers.Residual(shortcut, body),
            _ => Layers.Residual(body, shortcut),
        };
    }
}
