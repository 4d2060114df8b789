namespace Xfel.ML.Networks;

/// <summary>A chain of layers under one name, such as a stage of a residual network.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Layers">The chain.</param>
public sealed record GroupLayer(string Name, Sequential Layers) : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input)
    {
        try
        {
            return Layers.InferShape(input);
        }
        catch (ArgumentException fault)
        {
            throw new ArgumentException($"{Name}: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public override long CountParameters(FeatureShape input) => Layers.CountParameters(input);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
