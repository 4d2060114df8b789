namespace Xfel.ML.Networks;

/// <summary>The leaky rectifier: x where x is positive, else <c>Slope * x</c>.</summary>
/// <param name="Slope">Slope for negative inputs, in [0, 1).</param>
public sealed record LeakyReluLayer(float Slope) : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input) => input;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"leaky relu {Slope:0.###}");
}
