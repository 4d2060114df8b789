namespace Xfel.ML.Networks.Internals;

/// <summary>The table from operations to steps: each step holds the rule for its gradients. A plan walks them forward, and backward in reverse.</summary>
internal static class TrainingSteps
{
    public static TrainingStep Create(StepNode node, IReadOnlyList<FeatureShape> values, MapLayouts layouts, TileSet tiles)
    {
        var shapes = new StepShapes(layouts.Value(node.Input), layouts.Value(node.Output), layouts.Gradient(node.Input), layouts.Gradient(node.Output));
        return node.First switch
        {
            ConvLayer layer => new ConvolutionTrainingStep(new ConvolutionShape(values[node.Input], layer), layer.Bias, shapes, layouts.NeedsGradient(node.Input), tiles),
            LinearLayer => new LinearTrainingStep(shapes, tiles),
            FlattenLayer => new FlattenStep(shapes),
            BatchNormLayer or DropoutLayer or AddLayer or ReluLayer or LeakyReluLayer => Pointwise(node, layouts, shapes),
            LogActivationLayer layer => new LogActivationStep(layer, shapes),
            MaxPoolLayer layer => new MaxPoolStep(layer, shapes),
            AveragePoolLayer layer => new AveragePoolStep(layer, shapes),
            GlobalAveragePoolLayer => new GlobalAveragePoolStep(shapes),
            _ => throw new NotSupportedException($"'{node.First}' cannot be trained"),
        };
    }

    private static PointwiseStep Pointwise(StepNode node, MapLayouts layouts, StepShapes shapes)
    {
        float slope = node.Layers[^1] switch
        {
            ReluLayer => 0,
            LeakyReluLayer layer => layer.Slope,
            _ => 1,
        };
        (BlockedShape shortcut, BlockedShape shortcutGradient) = node.Shortcut is { } value ? (layouts.Value(value), layouts.Gradient(value)) : default;

        // The output's number tells the dropouts of a network apart.
        return new PointwiseStep(node.Find<BatchNormLayer>(), node.Find<DropoutLayer>(), node.Adds, slope, shapes, shortcut, shortcutGradient, dropoutIndex: node.Output);
    }

    /// <summary>Where the values of a parameter lie.</summary>
    public static ParameterLayout LayoutOf(ParameterInfo parameter) => parameter.Shape.Count switch
    {
        4 => new KernelLayout(parameter.Shape[0], parameter.Shape[1], parameter.Shape[2], parameter.Shape[3]),
        2 => new KernelLayout(parameter.Shape[0], parameter.Shape[1], 1, 1),
        _ => new VectorLayout(parameter.Shape[0]),
    };
}
