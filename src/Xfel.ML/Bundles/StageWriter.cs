namespace Xfel.ML.Bundles;

/// <summary>Where a stage puts its parts: one JSON document of options and any number of named float arrays.</summary>
internal abstract class StageWriter
{
    /// <summary>Writes the stage's options as <c>options.json</c>.</summary>
    public abstract void Options<T>(T options);

    /// <summary>Writes one array as little-endian <c>name.npy</c>; the product of the shape is the number of values.</summary>
    public abstract void Array(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape);
}
