namespace Xfel.ML.Networks;

/// <summary>Mean over all pixels of a channel.</summary>
public sealed record GlobalAveragePoolLayer : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input) => new(input.Channels, 1, 1);

    /// <inheritdoc/>
    public override string ToString() => "global average pool";
}
