namespace Xfel.ML.Networks;

/// <summary>Turns channels, rows and columns into one vector, channel after channel, row after row.</summary>
public sealed record FlattenLayer : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input) => new(input.Length, 1, 1);

    /// <inheritdoc/>
    public override string ToString() => "flatten";
}
