using System.Collections;

namespace Xfel.ML.Networks.Internals;

/// <summary>The tensors of a network, each unpacked when it is asked for: at width 1 they are 537 MB together.</summary>
internal sealed class Vgg16TensorList(NetworkDescription network, IReadOnlyList<PackedWeights> parameters) : IReadOnlyList<NamedTensor>
{
    private readonly (string Name, int[] Shape)[] _tensors = [.. Vgg16Parameters.Of(network)];

    public int Count => _tensors.Length;

    public NamedTensor this[int index]
    {
        get
        {
            PackedWeights weights = parameters[index / 2];
            return new NamedTensor(_tensors[index].Name, _tensors[index].Shape, index % 2 == 0 ? weights.ToArray() : weights.BiasValues().ToArray());
        }
    }

    public IEnumerator<NamedTensor> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
