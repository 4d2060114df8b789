using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>
/// A lowered network forward and backward in double: plain arrays <c>[frame][channel][row][column]</c>, one loop per index, nothing joined. Without dropout. What training plans are compared with;
/// itself compared with finite differences.
/// </summary>
internal sealed class ReferenceTraining
{
    private readonly NetworkGraph _graph;
    private readonly int _count;
    private readonly double[][] _values;
    private readonly double[][] _valueGradients;

    public ReferenceTraining(NetworkGraph graph, float[][] parameters, int count)
    {
        _graph = graph;
        _count = count;
        Parameters = [.. parameters.Select(values => Array.ConvertAll(values, x => (double)x))];
        Gradients = [.. Parameters.Select(values => new double[values.Length])];
        _values = [.. graph.Values.Select(shape => new double[count * shape.Length])];
        _valueGradients = [.. graph.Values.Select(shape => new double[count * shape.Length])];
    }

    public double[][] Parameters { get; }

    public double[][] Gradients { get; }

    public double[] Forward(double[] frames, bool isTraining = true)
    {
        frames.CopyTo(_values[0], 0);
        foreach (GraphNode node in _graph.Nodes)
        {
            double[] x = _values[node.Input], y = _values[node.Output];
            Action run = node.Layer switch
            {
                ConvLayer or LinearLayer => () => Convolve(node),
                BatchNormLayer layer => () => Normalize(node, layer, isTraining),
                AddLayer => () => Each(y, i => x[i] + _values[node.Inputs[1]][i]),
                DropoutLayer { Rate: 0 } or FlattenLayer => () => Each(y, i => x[i]),
                DropoutLayer when !isTraining => () => Each(y, i => x[i]),
                ReluLayer => () => Each(y, i => Math.Max(x[i], 0)),
                LeakyReluLayer layer => () => Each(y, i => x[i] > 0 ? x[i] : (double)layer.Slope * x[i]),
                LogActivationLayer => () => Each(y, i => Math.Sign(x[i]) * Alpha(node) * (Math.Log(Math.Abs(x[i]) + 1 / Math.E) + 1)),
                MaxPoolLayer or AveragePoolLayer or GlobalAveragePoolLayer => () => Pool(node),
                _ => throw new NotSupportedException($"{node.Layer}"),
            };
            run();
        }

        return _values[_graph.Output];
    }

    public void Backward(double[] outputGradients)
    {
        foreach (double[] gradient in _valueGradients.Concat(Gradients))
            Array.Clear(gradient);
        outputGradients.CopyTo(_valueGradients[_graph.Output], 0);
        foreach (GraphNode node in _graph.Nodes.Reverse())
        {
            double[] x = _values[node.Input], dx = _valueGradients[node.Input], dy = _valueGradients[node.Output];
            Action run = node.Layer switch
            {
                ConvLayer or LinearLayer => () => ConvolveBack(node),
                BatchNormLayer layer => () => NormalizeBack(node, layer),
                AddLayer => () =>
                {
                    Add(dx, i => dy[i]);
                    Add(_valueGradients[node.Inputs[1]], i => dy[i]);
                },
                DropoutLayer or FlattenLayer => () => Add(dx, i => dy[i]),
                ReluLayer => () => Add(dx, i => x[i] > 0 ? dy[i] : 0),
                LeakyReluLayer layer => () => Add(dx, i => x[i] > 0 ? dy[i] : layer.Slope * dy[i]),
                LogActivationLayer layer => () =>
                {
                    Add(dx, i => dy[i] * Alpha(node) / (Math.Abs(x[i]) + 1 / Math.E));
                    if (layer.IsTrained)
                        Gradients[node.Parameters[0]][0] += dy.Select((g, i) => g * _values[node.Output][i] / Alpha(node)).Sum();
                },
                MaxPoolLayer or AveragePoolLayer or GlobalAveragePoolLayer => () => PoolBack(node),
                _ => throw new NotSupportedException($"{node.Layer}"),
            };
            run();
        }
    }

    private static void Each(double[] target, Func<int, double> value)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = value(i);
    }

    private static void Add(double[] target, Func<int, double> value) => Each(target, i => target[i] + value(i));

    private double Alpha(GraphNode node) => ((LogActivationLayer)node.Layer).IsTrained ? Parameters[node.Parameters[0]][0] : ((LogActivationLayer)node.Layer).Alpha;

    /// <summary>Every product of a convolution: output place, input place, weight place.</summary>
    private void ForEachProduct(GraphNode node, Action<int, int, int> visit)
    {
        FeatureShape input = _graph.Values[node.Input], output = _graph.Values[node.Output];
        (int kernel, int stride, int padding) = node.Layer is ConvLayer layer ? (layer.Kernel, layer.Stride, layer.Padding) : (1, 1, 0);
        for (int y = 0; y < _count * output.Length; y++)
        {
            int frame = y / output.Length, o = y / (output.Height * output.Width) % output.Channels, row = y / output.Width % output.Height, column = y % output.Width;
            for (int tap = 0; tap < kernel * kernel; tap++)
            {
                int r = row * stride - padding + tap / kernel, c = column * stride - padding + tap % kernel;
                for (int channel = 0; r >= 0 && r < input.Height && c >= 0 && c < input.Width && channel < input.Channels; channel++)
                    visit(y, ((frame * input.Channels + channel) * input.Height + r) * input.Width + c, (o * input.Channels + channel) * kernel * kernel + tap);
            }
        }
    }

    private void Convolve(GraphNode node)
    {
        double[] x = _values[node.Input], y = _values[node.Output], w = Parameters[node.Parameters[0]];
        FeatureShape output = _graph.Values[node.Output];
        Each(y, i => node.Parameters.Count == 1 ? 0 : Parameters[node.Parameters[1]][i / (output.Height * output.Width) % output.Channels]);
        ForEachProduct(node, (at, input, weight) => y[at] += x[input] * w[weight]);
    }

    private void ConvolveBack(GraphNode node)
    {
        double[] x = _values[node.Input], dx = _valueGradients[node.Input], dy = _valueGradients[node.Output], w = Parameters[node.Parameters[0]], dw = Gradients[node.Parameters[0]];
        FeatureShape output = _graph.Values[node.Output];
        ForEachProduct(node, (at, input, weight) =>
        {
            dx[input] += dy[at] * w[weight];
            dw[weight] += dy[at] * x[input];
        });
        for (int i = 0; node.Parameters.Count > 1 && i < dy.Length; i++)
            Gradients[node.Parameters[1]][i / (output.Height * output.Width) % output.Channels] += dy[i];
    }

    private int[][] PlacesOfChannels(int value)
    {
        FeatureShape shape = _graph.Values[value];
        int plane = shape.Height * shape.Width;
        return [.. Enumerable.Range(0, shape.Channels).Select(channel =>
            Enumerable.Range(0, _count * plane).Select(i => (i / plane * shape.Channels + channel) * plane + i % plane).ToArray())];
    }

    private void Normalize(GraphNode node, BatchNormLayer layer, bool isTraining)
    {
        double[] x = _values[node.Input], y = _values[node.Output];
        double[][] p = [.. node.Parameters.Select(parameter => Parameters[parameter])];
        int[][] places = PlacesOfChannels(node.Input);
        for (int c = 0; c < places.Length; c++)
        {
            double mean = p[2][c], variance = p[3][c];
            if (isTraining)
            {
                double n = places[c].Length;
                mean = places[c].Average(i => x[i]);
                variance = places[c].Average(i => Math.Pow(x[i] - mean, 2));
                p[2][c] += layer.Momentum * (mean - p[2][c]);
                p[3][c] += layer.Momentum * (variance * n / Math.Max(n - 1, 1) - p[3][c]);
            }

            foreach (int i in places[c])
                y[i] = (x[i] - mean) / Math.Sqrt(variance + layer.Epsilon) * p[0][c] + p[1][c];
        }
    }

    private void NormalizeBack(GraphNode node, BatchNormLayer layer)
    {
        double[] x = _values[node.Input], dx = _valueGradients[node.Input], dy = _valueGradients[node.Output], scale = Parameters[node.Parameters[0]];
        int[][] places = PlacesOfChannels(node.Input);
        for (int c = 0; c < places.Length; c++)
        {
            double mean = places[c].Average(i => x[i]), deviation = Math.Sqrt(places[c].Average(i => Math.Pow(x[i] - mean, 2)) + layer.Epsilon);
            double sum = places[c].Sum(i => dy[i]), product = places[c].Sum(i => dy[i] * (x[i] - mean) / deviation);
            Gradients[node.Parameters[0]][c] += product;
            Gradients[node.Parameters[1]][c] += sum;
            foreach (int i in places[c])
                dx[i] += scale[c] / deviation * (dy[i] - sum / places[c].Length - (x[i] - mean) / deviation * product / places[c].Length);
        }
    }

    /// <summary>The input places of every window.</summary>
    private IEnumerable<(int Output, int[] Inputs)> Windows(GraphNode node)
    {
        FeatureShape input = _graph.Values[node.Input], output = _graph.Values[node.Output];
        (int height, int width, int stride, int padding) = node.Layer switch
        {
            MaxPoolLayer layer => (layer.Size, layer.Size, layer.Stride, layer.Padding),
            AveragePoolLayer layer => (layer.Size, layer.Size, layer.Stride, 0),
            _ => (input.Height, input.Width, 1, 0),
        };
        for (int y = 0; y < _count * output.Length; y++)
        {
            int plane = y / (output.Height * output.Width), row = y / output.Width % output.Height * stride - padding, column = y % output.Width * stride - padding;
            yield return (y, [.. Enumerable.Range(0, height * width)
                .Select(k => (R: row + k / width, C: column + k % width))
                .Where(at => at.R >= 0 && at.R < input.Height && at.C >= 0 && at.C < input.Width)
                .Select(at => (plane * input.Height + at.R) * input.Width + at.C)]);
        }
    }

    private void Pool(GraphNode node)
    {
        foreach ((int output, int[] inputs) in Windows(node))
            _values[node.Output][output] = node.Layer is MaxPoolLayer ? inputs.Max(i => _values[node.Input][i]) : inputs.Average(i => _values[node.Input][i]);
    }

    private void PoolBack(GraphNode node)
    {
        double[] dx = _valueGradients[node.Input], dy = _valueGradients[node.Output];
        foreach ((int output, int[] inputs) in Windows(node))
        {
            if (node.Layer is MaxPoolLayer)
            {
                dx[inputs.MaxBy(i => _values[node.Input][i])] += dy[output];
                continue;
            }

            foreach (int i in inputs)
                dx[i] += dy[output] / inputs.Length;
        }
    }
}
