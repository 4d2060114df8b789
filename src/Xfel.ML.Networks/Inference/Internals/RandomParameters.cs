namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A network before training. He initialisation: normal weights of variance 2 / inputs, which keeps the scale of activations through rectified layers; biases 0,
/// batch norm the identity. The same bits on every platform.
/// </summary>
internal sealed class RandomParameters : IParameterSource
{
    private readonly NetworkGraph _graph;
    private readonly int _seed;
    private readonly int[] _kernels;

    public RandomParameters(NetworkGraph graph, int seed)
    {
        _graph = graph;
        _seed = seed;
        _kernels = new int[graph.Parameters.Count];
        for (int p = 0, next = 0; p < _kernels.Length; p++)
            _kernels[p] = graph.Parameters[p].Role == ParameterRole.Kernel ? next++ : -1;
    }

    /// <summary>Writes the first values of every parameter where training keeps them, a row at a time: nothing of the network's size is held beside it.</summary>
    public unsafe void Fill(IReadOnlyList<TrainedParameter> parameters)
    {
        for (int p = 0; p < parameters.Count; p++)
        {
            ParameterInfo info = _graph.Parameters[p];
            TrainedParameter target = parameters[p];
            int index = p, rows = info.Role == ParameterRole.Kernel ? info.Shape[0] : 1, length = info.Length / rows;
            if (target.Layout is KernelLayout kernel)
            {
                target.Values.Clear();
                Parallel.For(0, rows, () => new float[length], (row, _, values) =>
                {
                    Read(index, row, values);
                    kernel.SetRow(row, values, scale: 1, target.ValueBuffer.Pointer);
                    return values;
                }, _ => { });
            }
            else
            {
                var values = new float[length];
                Read(index, 0, values);
                target.Layout.FromCanonical(values, target.Values);
            }
        }

        GC.KeepAlive(parameters);
    }

    public void Read(int parameter, int row, Span<float> values)
    {
        switch (_graph.Parameters[parameter].Role)
        {
            case ParameterRole.Kernel:
                var random = new RandomStream(_seed, _kernels[parameter], row);
                double scale = Math.Sqrt(2.0 / values.Length);
                for (int i = 0; i < values.Length; i++)
                    values[i] = (float)(scale * random.NextNormal());
                break;
            case ParameterRole.Scale or ParameterRole.RunningVariance:
                values.Fill(1);
                break;
            case ParameterRole.Alpha:
                GraphNode log = _graph.Nodes.First(node => node.Parameters.Contains(parameter));
                values.Fill(((LogActivationLayer)log.Layer).Alpha);
                break;
            default:
                values.Clear();
                break;
        }
    }
}
