namespace Xfel.ML.Networks;

/// <summary>Maximum over square windows that touch but do not overlap; rows and columns left over at the end are dropped.</summary>
/// <param name="Size">Side of the window, and the stride.</param>
public sealed record MaxPoolLayer(int Size) : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input)
    {
        if (input.Height < Size || input.Width < Size)
            throw new ArgumentException($"{this} needs at least {Size} x {Size} pixels, its input is {input}; use larger frames or fewer pooling layers", nameof(input));
        return new(input.Channels, input.Height / Size, input.Width / Size);
    }

    /// <inheritdoc/>
    public override string ToString() => $"max-pool {Size}x{Size}/{Size}";
}
