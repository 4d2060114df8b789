namespace Xfel.ML.Networks.Internals;

/// <summary>Fuses the layers of a description into steps: convolution [rectifier] [max-pool], repeated; flatten; linear [rectifier], repeated.</summary>
internal static class PlanBuilder
{
    public static (ConvolutionStep[] Convolutions, LinearStep[] Linears, BlockedShape Map) Build(NetworkDescription network, TileSet tiles)
    {
        var convolutions = new List<ConvolutionStep>();
        var linears = new List<LinearStep>();
        int next = 0;
        BlockedShape map = default;
        while (Peek() is ConvLayer { Stride: 1, Bias: true } convolution && convolution.Kernel == 2 * convolution.Padding + 1)
        {
            BlockedShape input = convolutions.Count == 0 ? new BlockedShape(network.Input, convolution.Kernel / 2) : map;
            next++;
            bool relu = Take<ReluLayer>() is not null;
            int pool = Peek() is MaxPoolLayer { Padding: 0 } window && window.Size == window.Stride ? Take<MaxPoolLayer>()!.Size : 1;
            convolutions.Add(new ConvolutionStep(input, (Peek() as ConvLayer)?.Kernel / 2 ?? 0, convolution, relu, pool, tiles));
            map = convolutions[^1].Output;
        }

        if (convolutions.Count > 0 && Take<FlattenLayer>() is not null)
        {
            while (Peek() is LinearLayer linear)
            {
                FeatureShape input = linears.Count == 0 ? new FeatureShape(map.Channels, map.Height, map.Width) : network.InputOf(next);
                next++;
                linears.Add(new LinearStep(input, linear, Take<ReluLayer>() is not null, tiles));
            }
        }

        if (linears.Count == 0 || next < network.Layers.Count)
        {
            throw new NotSupportedException($"{network.Name}: layer {next + 1} ({Peek()?.ToString() ?? "the end"}) cannot be run here; "
                + "the forward pass runs convolution [relu] [max-pool], repeated, then flatten, then linear [relu], repeated");
        }

        return ([.. convolutions], [.. linears], map);

        Layer? Peek() => next < network.Layers.Count ? network.Layers[next] : null;

        T? Take<T>()
            where T : Layer
        {
            var layer = Peek() as T;
            next += layer is null ? 0 : 1;
            return layer;
        }
    }
}
