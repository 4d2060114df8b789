using System.Collections;

namespace Xfel.ML.Networks.Internals;

/// <summary>All parameters of a network in its order, checked against it. What it hands out are copies.</summary>
internal sealed class ParameterList : IReadOnlyList<NamedTensor>, IParameterSource
{
    private readonly float[][] _values;

    private ParameterList(NetworkGraph graph, float[][] values)
    {
        Graph = graph;
        _values = values;
    }

    public NetworkGraph Graph { get; }

    public int Count => _values.Length;

    public NamedTensor this[int index] => new(Graph.Parameters[index].Name, [.. Graph.Parameters[index].Shape], [.. _values[index]]);

    /// <summary>Copies the tensors of a network.</summary>
    /// <exception cref="NetworkFileException">They are not those of the network; every fault is named.</exception>
    public static ParameterList Match(NetworkGraph graph, IEnumerable<NamedTensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var byName = new Dictionary<string, NamedTensor>();
        var faults = new List<string>();
        foreach (NamedTensor tensor in tensors)
        {
            if (!byName.TryAdd(tensor.Name, tensor))
                faults.Add($"'{tensor.Name}' is there twice");
        }

        var values = new float[graph.Parameters.Count][];
        for (int p = 0; p < values.Length; p++)
        {
            ParameterInfo info = graph.Parameters[p];
            if (!byName.Remove(info.Name, out NamedTensor? tensor))
                faults.Add($"'{info.Name}' is missing");
            else if (FaultOf(info, tensor) is { } fault)
                faults.Add($"'{info.Name}' {fault}");
            else
                values[p] = [.. tensor.Values];
        }

        faults.AddRange(byName.Keys.Order(StringComparer.Ordinal).Select(name => $"'{name}' is unknown"));
        return faults.Count == 0
            ? new ParameterList(graph, values)
            : throw new NetworkFileException($"these tensors are not the parameters of {graph.Network.Name}: {string.Join("; ", faults.Take(8))}{(faults.Count > 8 ? $"; and {faults.Count - 8} more" : "")}; "
                + $"expected its {values.Length} parameters, {string.Join(", ", graph.Parameters.Take(3).Select(info => $"'{info.Name}'"))}{(values.Length > 3 ? ", ..." : "")}; use the tensors of the same network");
    }

    public static ParameterList Random(NetworkGraph graph, int seed)
    {
        var source = new RandomParameters(graph, seed);
        var values = new float[graph.Parameters.Count][];
        for (int p = 0; p < values.Length; p++)
        {
            ParameterInfo info = graph.Parameters[p];
            int parameter = p, rows = info.Role == ParameterRole.Kernel ? info.Shape[0] : 1, length = info.Length / rows;
            float[] all = values[p] = new float[info.Length];
            Parallel.For(0, rows, row => source.Read(parameter, row, all.AsSpan(row * length, length)));
        }

        return new ParameterList(graph, values);
    }

    public void Read(int parameter, int row, Span<float> values) => _values[parameter].AsSpan(checked(row * values.Length), values.Length).CopyTo(values);

    public IEnumerator<NamedTensor> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string? FaultOf(ParameterInfo info, NamedTensor tensor)
    {
        if (!tensor.Shape.SequenceEqual(info.Shape) || tensor.Values.Length != info.Length)
            return $"has shape [{string.Join(", ", tensor.Shape)}] and {tensor.Values.Length} values instead of [{string.Join(", ", info.Shape)}]";
        if (!FiniteCheck.AllFinite(tensor.Values))
            return "holds NaN or infinity";
        return info.Role switch
        {
            ParameterRole.RunningVariance when tensor.Values.Any(value => value < 0) => "holds a negative variance",
            ParameterRole.Alpha when tensor.Values[0] <= 0 => "is not positive",
            _ => null,
        };
    }
}
