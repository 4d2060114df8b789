using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Execution;

/// <summary>The plainest forward pass: double precision, planar arrays, one loop per index. The oracle of the kernels.</summary>
internal static class ReferenceNetwork
{
    /// <returns>The output of every layer.</returns>
    public static double[][] Run(NetworkDescription network, IWeightSource source, double[] input)
    {
        var outputs = new double[network.Layers.Count][];
        int parametric = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            FeatureShape shape = network.InputOf(i), result = network.OutputOf(i);
            input = outputs[i] = network.Layers[i] switch
            {
                ConvLayer conv => Convolve(input, shape, result, conv.Kernel, source, parametric++),
                LinearLayer => Convolve(input, new(shape.Channels, 1, 1), result, 1, source, parametric++),
                MaxPoolLayer pool => Pool(input, shape, result, pool.Size),
                ReluLayer => [.. input.Select(x => Math.Max(x, 0))],
                FlattenLayer => input,
                _ => throw new NotSupportedException(),
            };
        }

        return outputs;
    }

    private static double[] Convolve(double[] input, FeatureShape shape, FeatureShape result, int kernel, IWeightSource source, int layer)
    {
        var weights = new float[shape.Channels * kernel * kernel];
        var bias = new float[result.Channels];
        source.ReadBias(layer, bias);
        var output = new double[result.Length];
        int h = shape.Height, w = shape.Width, pad = kernel / 2;
        for (int o = 0; o < result.Channels; o++)
        {
            source.ReadRow(layer, o, weights);
            for (int y = 0; y < h; y++)
            {
                for (int x = 0; x < w; x++)
                {
                    double sum = bias[o];
                    for (int c = 0; c < shape.Channels; c++)
                    {
                        for (int ky = 0; ky < kernel; ky++)
                        {
                            for (int kx = 0; kx < kernel; kx++)
                            {
                                int sy = y + ky - pad, sx = x + kx - pad;
                                if (sy >= 0 && sy < h && sx >= 0 && sx < w)
                                    sum += input[(c * h + sy) * w + sx] * weights[(c * kernel + ky) * kernel + kx];
                            }
                        }
                    }

                    output[(o * h + y) * w + x] = sum;
                }
            }
        }

        return output;
    }

    private static double[] Pool(double[] input, FeatureShape shape, FeatureShape result, int size)
    {
        var output = new double[result.Length];
        for (int i = 0; i < output.Length; i++)
        {
            int x = i % result.Width, y = i / result.Width % result.Height, c = i / (result.Width * result.Height);
            double max = double.NegativeInfinity;
            for (int dy = 0; dy < size; dy++)
            {
                for (int dx = 0; dx < size; dx++)
                    max = Math.Max(max, input[(c * shape.Height + y * size + dy) * shape.Width + x * size + dx]);
            }

            output[i] = max;
        }

        return output;
    }
}
