namespace Xfel.ML.Networks;

/// <summary>The shape of what flows between two layers, for one frame; a flat vector is <c>Channels x 1 x 1</c>.</summary>
/// <param name="Channels">Number of channels.</param>
/// <param name="Height">Number of rows.</param>
/// <param name="Width">Number of columns.</param>
public readonly record struct FeatureShape(int Channels, int Height, int Width)
{
    /// <summary>Number of values.</summary>
    public int Length => checked(Channels * Height * Width);

    /// <summary>Whether the shape is a flat vector.</summary>
    public bool IsFlat => Height == 1 && Width == 1;

    /// <summary>The shape as <c>channels x height x width</c>, or the length of a flat vector.</summary>
    public override string ToString() => IsFlat ? $"{Channels}" : $"{Channels} x {Height} x {Width}";
}
