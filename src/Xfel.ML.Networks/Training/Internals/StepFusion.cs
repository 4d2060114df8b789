namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Joins nodes that one step computes: a pointwise run ([batch norm] [dropout] [add] [rectifier], each value between them with one reader), and a convolution with the sum after it.
/// A rectifier or log activation before a max-pool moves behind it: both are monotone, so the values stay and fewer pixels pay.
/// </summary>
internal sealed class StepFusion
{
    private readonly List<StepNode> _steps = [];
    private readonly FeatureShape[] _shapes;
    private readonly int[] _alias;
    private readonly int[] _readers;
    private readonly int[] _lastReader;

    public StepFusion(NetworkGraph graph)
    {
        _shapes = [.. graph.Values];
        _alias = [.. Enumerable.Range(0, _shapes.Length)];
        _readers = new int[_shapes.Length];
        _lastReader = new int[_shapes.Length];
        List<GraphNode> nodes = ResolveFlatVectors(graph);
        Output = _alias[graph.Output];
        for (int i = 0; i < nodes.Count; i++)
        {
            foreach (int input in nodes[i].Inputs)
            {
                _readers[input]++;
                _lastReader[input] = i;
            }
        }

        for (int i = 0; i < nodes.Count; i++)
            Append(nodes[i], i);
    }

    /// <summary>The steps in the order of the forward pass.</summary>
    public IReadOnlyList<StepNode> Steps => _steps;

    /// <summary>The shape of each value; values inside a step keep their entry and are used by nobody.</summary>
    public IReadOnlyList<FeatureShape> Shapes => _shapes;

    /// <summary>Index of the network's output.</summary>
    public int Output { get; }

    /// <summary>A flat vector needs no flattening: its node goes, its readers read the vector.</summary>
    private List<GraphNode> ResolveFlatVectors(NetworkGraph graph)
    {
        var nodes = new List<GraphNode>();
        foreach (GraphNode node in graph.Nodes)
        {
            int[] inputs = [.. node.Inputs.Select(input => _alias[input])];
            if (node.Layer is FlattenLayer && _shapes[inputs[0]].IsFlat)
                _alias[node.Output] = inputs[0];
            else
                nodes.Add(node with { Inputs = inputs });
        }

        return nodes;
    }

    private void Append(GraphNode node, int index)
    {
        if (node.Layer is AddLayer)
            AppendSum(node, index);
        else if (RankOf(node.Layer) is > 0 and int rank && OpenRun(node.Input, rank) is { } run)
            Replace(run, run with { Layers = [.. run.Layers, node.Layer], Output = node.Output });
        else if (node.Layer is MaxPoolLayer && Activation(node.Input) is { } activation)
            MoveBehindPool(activation, node);
        else
            _steps.Add(new StepNode([node.Layer], node.Input, null, node.Output, node.Parameters));
    }

    /// <summary>
    /// A sum joins the step of either term; that step then runs where the sum stood, since the other term may come after it. A convolution's addend has no reader after
    /// the sum (see <see cref="MapLayouts"/>), so a step that reads one does not move.
    /// </summary>
    private void AppendSum(GraphNode node, int index)
    {
        foreach ((int term, int other) in new[] { (node.Inputs[0], node.Inputs[1]), (node.Inputs[1], node.Inputs[0]) })
        {
            StepNode? step = OpenRun(term, RankOf(AddLayer.Instance)) ?? OpenConvolution(term, other, index);
            if (step is not null && step.Input != other && !_steps.Exists(early => early.First is ConvLayer && early.Shortcut == step.Input))
            {
                Replace(step, step with { Layers = [.. step.Layers, AddLayer.Instance], Shortcut = other, Output = node.Output });
                return;
            }
        }

        _steps.Add(new StepNode([AddLayer.Instance], node.Inputs[0], node.Inputs[1], node.Output, []));
    }

    private void MoveBehindPool(StepNode activation, GraphNode pool)
    {
        int middle = activation.Output;
        _shapes[middle] = _shapes[pool.Output];
        _steps.Remove(activation);
        _steps.Add(new StepNode([pool.Layer], activation.Input, null, middle, []));
        _steps.Add(activation with { Input = middle, Output = pool.Output });
    }

    private void Replace(StepNode step, StepNode longer)
    {
        _steps.Remove(step);
        _steps.Add(longer);
    }

    /// <summary>The pointwise step that writes <paramref name="value"/> for one reader and may still take a layer of this rank.</summary>
    private StepNode? OpenRun(int value, int rank) => StepFeedingOne(value) is { } step && RankOf(step.First) >= 0 && RankOf(step.Layers[^1]) < rank ? step : null;

    /// <summary>The convolution whose sum may start at <paramref name="addend"/>: only the addend's last reader, since the sum's gradient then becomes the addend's.</summary>
    private StepNode? OpenConvolution(int value, int addend, int index) =>
        StepFeedingOne(value) is { First: ConvLayer, Adds: false } step && _lastReader[addend] == index ? step : null;

    private StepNode? Activation(int value) => StepFeedingOne(value) is { Layers: [LogActivationLayer or ReluLayer or LeakyReluLayer] } step ? step : null;

    private StepNode? StepFeedingOne(int value) => _readers[value] == 1 ? _steps.Find(step => step.Output == value) : null;

    /// <summary>Place in a pointwise run; -1 for layers that are in none.</summary>
    private static int RankOf(Layer layer) => layer switch
    {
        BatchNormLayer => 0,
        DropoutLayer => 1,
        AddLayer => 2,
        ReluLayer or LeakyReluLayer => 3,
        _ => -1,
    };
}
