namespace Xfel.ML.Networks.Internals;

/// <summary>A tensor on the way from an ONNX graph's input to its output, with the layer that makes it of <see cref="Sources"/>.</summary>
internal sealed class ImportedValue
{
    /// <summary>The input.</summary>
    public ImportedValue(string name, FeatureShape shape) => (Name, Shape, IsMap, Sources) = (name, shape, true, []);

    /// <param name="name">Its name in the file.</param>
    /// <param name="shape">Its shape for one frame.</param>
    /// <param name="isMap">Whether it has four axes, not two.</param>
    /// <param name="layer">Null where the operation changes nothing, or is an addition.</param>
    /// <param name="sources">Two for an addition, one otherwise.</param>
    public ImportedValue(string name, FeatureShape shape, bool isMap, Layer? layer, ImportedValue[] sources)
    {
        (Name, Shape, IsMap, Layer, Sources) = (name, shape, isMap, layer, sources);
        Fork = sources.Length == 1 ? sources[0] : Meeting(sources[0], sources[1]);
        Depth = Fork.Depth + 1;
    }

    public string Name { get; }

    public FeatureShape Shape { get; }

    public bool IsMap { get; }

    public Layer? Layer { get; }

    public ImportedValue[] Sources { get; }

    public bool IsSum => Sources.Length == 2;

    /// <summary>The nearest value that every path from the input to this one passes; null for the input.</summary>
    public ImportedValue? Fork { get; }

    /// <summary>Set when a chain of the network has taken this value; none may be computed twice.</summary>
    public bool IsTaken { get; set; }

    private int Depth { get; }

    private static ImportedValue Meeting(ImportedValue a, ImportedValue b)
    {
        while (a != b)
        {
            if (a.Depth >= b.Depth)
                a = a.Fork!;
            else
                b = b.Fork!;
        }

        return a;
    }
}
