using System.Collections;
using System.Runtime.CompilerServices;

namespace Xfel.ML.Networks;

/// <summary>An immutable chain of layers, written as a collection expression. It holds no weights and no input size: <see cref="ForInput"/> infers all shapes.</summary>
[CollectionBuilder(typeof(Sequential), nameof(Create))]
public sealed class Sequential : IReadOnlyList<Layer>, IEquatable<Sequential>
{
    private readonly Layer[] _layers;

    private Sequential(Layer[] layers) => _layers = layers;

    /// <inheritdoc/>
    public int Count => _layers.Length;

    /// <inheritdoc/>
    public Layer this[int index] => _layers[index];

    /// <summary>Makes a chain of <paramref name="layers"/>.</summary>
    public static Sequential Create(ReadOnlySpan<Layer> layers) => new(layers.ToArray());

    /// <summary>The chain applied to inputs of shape <paramref name="input"/>, under a name, with every shape inferred.</summary>
    /// <exception cref="ArgumentException">A layer cannot follow the one before it.</exception>
    public NetworkDescription ForInput(string name, FeatureShape input) => new(name, input, this);

    /// <summary>The shape that the last layer gives for an input of shape <paramref name="input"/>; the input's own for an empty chain.</summary>
    internal FeatureShape InferShape(FeatureShape input) => _layers.Aggregate(input, (shape, layer) => layer.InferShape(shape));

    internal long CountParameters(FeatureShape input)
    {
        long count = 0;
        foreach (Layer layer in _layers)
        {
            count += layer.CountParameters(input);
            input = layer.InferShape(input);
        }

        return count;
    }

    /// <summary>Whether both are chains of equal layers.</summary>
    public bool Equals(Sequential? other) => other is not null && _layers.AsSpan().SequenceEqual(other._layers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sequential);

    /// <inheritdoc/>
    public override int GetHashCode() => _layers.Aggregate(new HashCode(), (hash, layer) =>
    {
        hash.Add(layer);
        return hash;
    }).ToHashCode();

    /// <inheritdoc/>
    public IEnumerator<Layer> GetEnumerator() => ((IEnumerable<Layer>)_layers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _layers.GetEnumerator();

    /// <summary>The layers, one per line.</summary>
    public override string ToString() => string.Join('\n', (object[])_layers);
}
