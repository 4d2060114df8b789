using System.Collections;

namespace Xfel.ML.Networks.Internals;

/// <summary>The tensors of a network, each unpacked when it is asked for: at width 1 they are 537 MB together.</summary>
internal sealed class Vgg16TensorList(NetworkDescription network, IReadOnlyList<WeightedStep> layers) : IReadOnlyList<NamedTensor>
{
    private readonly (string Name, int[] Shape)[] _tensors = [.. Vgg16Parameters.Of(network)];

    public int Count => _tensors.Length;

    public NamedTensor this[int index]
    {
        get
        {
            WeightedStep layer = layers[index / 2];
            return new NamedTensor(_tensors[index].Name, _tensors[index].Shape, index % 2 == 0 ? WeightsOf(layer) : layer.Bias[..layer.Outputs].ToArray());
        }
    }

    public IEnumerator<NamedTensor> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static float[] WeightsOf(WeightedStep layer)
    {
        var values = new float[checked(layer.Outputs * layer.Kernel.Length)];
        for (int output = 0; output < layer.Outputs; output++)
            layer.GetRow(output, values.AsSpan(output * layer.Kernel.Length, layer.Kernel.Length));
        return values;
    }
}
