namespace Xfel.ML.Networks;

/// <summary>Maximum over square windows; padding counts as minus infinity, rows and columns left over at the end are dropped.</summary>
/// <param name="Size">Side of the window.</param>
/// <param name="Stride">Pixels between two windows.</param>
/// <param name="Padding">Pixels on each side that no window takes a value from.</param>
public sealed record MaxPoolLayer(int Size, int Stride, int Padding) : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input) =>
        new(input.Channels, WindowSize.Outputs(this, input, input.Height, Size, Stride, Padding), WindowSize.Outputs(this, input, input.Width, Size, Stride, Padding));

    /// <inheritdoc/>
    public override string ToString() => $"max-pool {Size}x{Size}/{Stride}";
}
