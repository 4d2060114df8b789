namespace Xfel.ML.Networks;

/// <summary>A fully connected layer with bias; its input is flat.</summary>
/// <param name="Outputs">Number of outputs.</param>
public sealed record LinearLayer(int Outputs) : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input) => input.IsFlat
        ? new(Outputs, 1, 1)
        : throw new ArgumentException($"{this} needs a flat input, found {input}; put Flatten() before it", nameof(input));

    /// <inheritdoc/>
    public override long CountParameters(FeatureShape input) => Outputs * (input.Length + 1L);

    /// <inheritdoc/>
    public override string ToString() => $"linear, {Outputs}";
}
