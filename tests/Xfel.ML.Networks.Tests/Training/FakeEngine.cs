using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>
/// Logistic regression in plain loops, for networks <c>[BatchNorm(), Flatten(), Linear(n)]</c>: with a running mean and a seeded dropout of pixels, so that a resumed training
/// shows whether those were restored. Of the batch norm it uses the running mean alone.
/// </summary>
internal sealed class FakeEngine : ITrainingEngine
{
    private readonly int _pixels;
    private readonly int _outputs;
    private float[] _inputs = [];
    private int _count;

    public FakeEngine(NetworkDescription network, int batch)
    {
        Graph = new NetworkGraph(network);
        Batch = batch;
        _pixels = network.Input.Length;
        _outputs = network.Output.Length;
        Parameters = [.. Graph.Parameters.Select(info => new TrainedParameter(info, info.Role == ParameterRole.Kernel ? new KernelLayout(info.Shape[0], info.Shape[1], 1, 1) : new VectorLayout(info.Shape[0])))];
    }

    public NetworkGraph Graph { get; }

    public int Batch { get; }

    public IReadOnlyList<TrainedParameter> Parameters { get; }

    private TrainedParameter Weight => Find("linear1.weight");

    private TrainedParameter Bias => Find("linear1.bias");

    private TrainedParameter RunningMean => Find("norm1.mean");

    public void Forward(ReadOnlySpan<float> frames, int count, ulong seed, Span<float> outputs)
    {
        Assert.IsTrue(count <= Batch && frames.Length == count * _pixels && outputs.Length == count * _outputs);
        _count = count;
        _inputs = frames.ToArray();
        float mean = 0;
        for (int i = 0; i < _inputs.Length; i++)
        {
            mean += _inputs[i] / _inputs.Length;
            _inputs[i] -= RunningMean.Values[0];
            if (RandomStream.Mix(seed + (ulong)i) % 8 == 0)
                _inputs[i] = 0;
        }

        RunningMean.Values[0] += 0.1f * (mean - RunningMean.Values[0]);
        Multiply(_inputs, count, outputs);
    }

    public void Backward(ReadOnlySpan<float> outputGradients)
    {
        foreach (TrainedParameter parameter in Parameters)
            parameter.Gradient.Clear();
        var layout = (KernelLayout)Weight.Layout;
        for (int frame = 0; frame < _count; frame++)
        {
            for (int output = 0; output < _outputs; output++)
            {
                float gradient = outputGradients[frame * _outputs + output];
                Bias.Gradient[output] += gradient;
                for (int i = 0; i < _pixels; i++)
                    Weight.Gradient[layout.Offset(output, i, 0)] += gradient * _inputs[frame * _pixels + i];
            }
        }
    }

    public void Evaluate(ReadOnlySpan<float> frames, int count, Span<float> outputs)
    {
        float[] inputs = frames.ToArray();
        foreach (ref float input in inputs.AsSpan())
            input -= RunningMean.Values[0];
        Multiply(inputs, count, outputs);
    }

    private void Multiply(float[] inputs, int count, Span<float> outputs)
    {
        var layout = (KernelLayout)Weight.Layout;
        for (int frame = 0; frame < count; frame++)
        {
            for (int output = 0; output < _outputs; output++)
            {
                float sum = Bias.Values[output];
                for (int i = 0; i < _pixels; i++)
                    sum += inputs[frame * _pixels + i] * Weight.Values[layout.Offset(output, i, 0)];
                outputs[frame * _outputs + output] = sum;
            }
        }
    }

    private TrainedParameter Find(string name) => Parameters.First(parameter => parameter.Info.Name == name);
}
