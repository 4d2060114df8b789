namespace Xfel.ML.Networks.Internals;

/// <summary>Weights from named tensors, ordered by <see cref="Vgg16Parameters"/> and checked against a network.</summary>
internal sealed class TensorWeights : IParameterSource
{
    private readonly float[][] _values;

    private TensorWeights(float[][] values) => _values = values;

    /// <summary>The network that the shapes of <paramref name="tensors"/> make, and their values in its order.</summary>
    /// <exception cref="NetworkFileException">The tensors are not VGG16's; every fault is named.</exception>
    public static (NetworkDescription Network, TensorWeights Weights) Match(IEnumerable<NamedTensor> tensors)
    {
        var byName = new Dictionary<string, NamedTensor>();
        var faults = new List<string>();
        foreach (NamedTensor tensor in tensors)
        {
            if (!byName.TryAdd(tensor.Name, tensor))
                faults.Add($"'{tensor.Name}' is there twice");
        }

        var widths = new List<int>();
        foreach (int end in Vgg16Parameters.StageEnds)
        {
            string name = $"{Vgg16Parameters.LayerNames[end]}_bias";
            widths.Add(byName.TryGetValue(name, out NamedTensor? bias) && bias.Shape is [> 0] ? bias.Shape[0] : 0);
            if (widths[^1] == 0)
                faults.Add($"'{name}' is missing or is not a vector");
        }

        if (faults.Count > 0)
            throw Fault(faults);
        NetworkDescription network = Vgg16.Describe(widths);
        var values = new List<float[]>();
        foreach ((string name, int[] shape) in Vgg16Parameters.Of(network))
        {
            if (!byName.Remove(name, out NamedTensor? tensor))
                faults.Add($"'{name}' is missing");
            else if (!tensor.Shape.SequenceEqual(shape) || tensor.Values.LongLength != shape.Aggregate(1L, (product, length) => product * length))
                faults.Add($"'{name}' has shape [{string.Join(", ", tensor.Shape)}] and {tensor.Values.Length} values instead of [{string.Join(", ", shape)}]");
            else if (!FiniteCheck.AllFinite(tensor.Values))
                faults.Add($"'{name}' holds NaN or infinity");
            else
                values.Add(tensor.Values);
        }

        faults.AddRange(byName.Keys.Order(StringComparer.Ordinal).Select(name => $"'{name}' is unknown"));
        return faults.Count > 0 ? throw Fault(faults) : (network, new TensorWeights([.. values]));
    }

    public void Read(int parameter, int row, Span<float> values) => _values[parameter].AsSpan(checked(row * values.Length), values.Length).CopyTo(values);

    private static NetworkFileException Fault(List<string> faults) =>
        new($"these tensors are not the weights of VGG16: {string.Join("; ", faults.Take(8))}{(faults.Count > 8 ? $"; and {faults.Count - 8} more" : "")}; "
            + "expected weight and bias of 13 convolutions and 2 fully connected layers; use the tensors that Vgg16Features exported");
}
