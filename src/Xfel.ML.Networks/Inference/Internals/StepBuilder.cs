namespace Xfel.ML.Networks.Internals;

/// <summary>Gives every value its layout and makes a step of every fused operation.</summary>
internal sealed class StepBuilder
{
    private readonly GraphFusion _fusion;
    private readonly TileSet _tiles;

    public StepBuilder(GraphFusion fusion, TileSet tiles)
    {
        _fusion = fusion;
        _tiles = tiles;
        int[] halos = Halos();
        Values = [.. fusion.Values.Select((shape, value) => new BlockedShape(shape, halos[value]))];
        Steps = [.. fusion.Nodes.Select(node => new PlannedStep(Step(node), node))];
    }

    public BlockedShape[] Values { get; }

    public PlannedStep[] Steps { get; }

    /// <summary>A value has the halo that its readers need; a term of a sum that of the sum; and what is computed in place that of its result.</summary>
    private int[] Halos()
    {
        var halos = new int[_fusion.Values.Count];
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (FusedNode node in _fusion.Nodes)
            {
                if (node.Layer is ConvLayer conv)
                    Raise(node.Input, ConvolutionKernels.InputHalo(new ConvolutionShape(_fusion.Values[node.Input], conv)));
                if (node.IsPointwise && _fusion.HasOneReader(node.Input))
                    Raise(node.Input, halos[node.Output]);
                if (node.Addend != FusedNode.None)
                {
                    Raise(node.Addend, halos[node.Output]);
                    Raise(node.Output, halos[node.Addend]);
                }
            }
        }

        return halos;

        void Raise(int value, int halo)
        {
            changed |= halos[value] < halo;
            halos[value] = Math.Max(halos[value], halo);
        }
    }

    private InferenceStep Step(FusedNode node)
    {
        BlockedShape input = Values[node.Input], output = Values[node.Output];
        return node.Layer switch
        {
            ConvLayer conv => new ConvolutionInference(node, new ConvolutionShape(_fusion.Values[node.Input], conv), input, output, _tiles),
            LinearLayer => new LinearInference(node, input, output, _tiles),
            BatchNormLayer or ReluLayer or LeakyReluLayer or AddLayer => new PointwiseInference(node, input, output),
            LogActivationLayer => new LogInference(node, input, output),
            MaxPoolLayer pool => new MaxPoolInference(pool, input, output),
            AveragePoolLayer pool => new AveragePoolInference(pool.Size, pool.Size, pool.Stride, input, output),
            GlobalAveragePoolLayer => new AveragePoolInference(input.Height, input.Width, 1, input, output),
            FlattenLayer => new FlattenInference(input, output),
            _ => throw new NotSupportedException($"no step computes the layer '{node.Layer}'"),
        };
    }
}
