using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Inference;

/// <summary>The plainest evaluation of a graph: double precision, planar arrays, one loop per index, nothing fused. The oracle of the inference plan.</summary>
internal static class ReferenceNetwork
{
    /// <returns>Every value of the graph.</returns>
    public static double[][] Run(NetworkGraph graph, IParameterSource source, double[] input)
    {
        var values = new double[graph.Values.Count][];
        values[0] = input;
        foreach (GraphNode node in graph.Nodes)
        {
            FeatureShape shape = graph.Values[node.Input], result = graph.Values[node.Output];
            double[] x = values[node.Input];
            float[][] parameters = [.. node.Parameters.Select(parameter => Read(graph.Parameters[parameter], parameter, source))];
            values[node.Output] = node.Layer switch
            {
                ConvLayer conv => Convolve(x, shape, result, conv, parameters),
                LinearLayer => Convolve(x, shape, result, new ConvLayer(result.Channels, 1, 1, 0, true), parameters),
                BatchNormLayer norm => Map(result, (c, i) => (x[i] - parameters[2][c]) / Math.Sqrt(parameters[3][c] + (double)norm.Epsilon) * parameters[0][c] + parameters[1][c]),
                ReluLayer => [.. x.Select(v => Math.Max(v, 0))],
                LeakyReluLayer leaky => [.. x.Select(v => v > 0 ? v : leaky.Slope * v)],
                LogActivationLayer log => [.. x.Select(v => Math.Sign(v) * (double)(log.IsTrained ? parameters[0][0] : log.Alpha) * (Math.Log(Math.Abs(v) + Math.Exp(-1)) + 1))],
                MaxPoolLayer pool => Pool(x, shape, result, pool.Size, pool.Stride, pool.Padding, window => window.Max()),
                AveragePoolLayer pool => Pool(x, shape, result, pool.Size, pool.Stride, 0, window => window.Average()),
                GlobalAveragePoolLayer => [.. x.Chunk(shape.Height * shape.Width).Select(channel => channel.Average())],
                AddLayer => [.. x.Zip(values[node.Inputs[1]], (a, b) => a + b)],
                DropoutLayer or FlattenLayer => x,
                _ => throw new NotSupportedException($"{node.Layer}"),
            };
        }

        return values;
    }

    private static float[] Read(ParameterInfo info, int parameter, IParameterSource source)
    {
        var values = new float[info.Length];
        int rows = info.Role == ParameterRole.Kernel ? info.Shape[0] : 1, length = values.Length / rows;
        for (int row = 0; row < rows; row++)
            source.Read(parameter, row, values.AsSpan(row * length, length));
        return values;
    }

    private static double[] Map(FeatureShape shape, Func<int, int, double> value) => [.. Enumerable.Range(0, shape.Length).Select(i => value(i / (shape.Height * shape.Width), i))];

    private static double[] Convolve(double[] input, FeatureShape shape, FeatureShape result, ConvLayer layer, float[][] parameters)
    {
        var output = new double[result.Length];
        int h = shape.Height, w = shape.Width, k = layer.Kernel;
        for (int i = 0; i < output.Length; i++)
        {
            int x = i % result.Width * layer.Stride - layer.Padding, y = i / result.Width % result.Height * layer.Stride - layer.Padding, o = i / (result.Width * result.Height);
            double sum = layer.Bias ? parameters[1][o] : 0;
            for (int c = 0; c < shape.Channels; c++)
            {
                for (int sy = Math.Max(y, 0); sy < Math.Min(y + k, h); sy++)
                {
                    for (int sx = Math.Max(x, 0); sx < Math.Min(x + k, w); sx++)
                        sum += input[(c * h + sy) * w + sx] * parameters[0][((o * shape.Channels + c) * k + sy - y) * k + sx - x];
                }
            }

            output[i] = sum;
        }

        return output;
    }

    private static double[] Pool(double[] input, FeatureShape shape, FeatureShape result, int size, int stride, int padding, Func<List<double>, double> reduce)
    {
        var output = new double[result.Length];
        for (int i = 0; i < output.Length; i++)
        {
            int x = i % result.Width * stride - padding, y = i / result.Width % result.Height * stride - padding, c = i / (result.Width * result.Height);
            var window = new List<double>();
            for (int sy = Math.Max(y, 0); sy < Math.Min(y + size, shape.Height); sy++)
            {
                for (int sx = Math.Max(x, 0); sx < Math.Min(x + size, shape.Width); sx++)
                    window.Add(input[(c * shape.Height + sy) * shape.Width + sx]);
            }

            output[i] = reduce(window);
        }

        return output;
    }
}
