namespace Xfel.ML.Networks;

/// <summary>In training sets a share of the values to 0 and scales the others by 1 / (1 - rate); passes everything on in evaluation.</summary>
/// <param name="Rate">Share of values set to 0, in [0, 1).</param>
public sealed record DropoutLayer(float Rate) : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input) => input;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"dropout {Rate:0.###}");
}
