namespace Xfel.ML.Networks;

/// <summary>The rectifier <c>max(x, 0)</c>.</summary>
public sealed record ReluLayer : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input) => input;

    /// <inheritdoc/>
    public override string ToString() => "relu";
}
