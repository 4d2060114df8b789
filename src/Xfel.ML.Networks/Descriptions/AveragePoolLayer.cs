namespace Xfel.ML.Networks;

/// <summary>Mean over square windows without padding; rows and columns left over at the end are dropped.</summary>
/// <param name="Size">Side of the window.</param>
/// <param name="Stride">Pixels between two windows.</param>
public sealed record AveragePoolLayer(int Size, int Stride) : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input) =>
        new(input.Channels, WindowSize.Outputs(this, input, input.Height, Size, Stride, 0), WindowSize.Outputs(this, input, input.Width, Size, Stride, 0));

    /// <inheritdoc/>
    public override string ToString() => $"average-pool {Size}x{Size}/{Stride}";
}
