namespace Xfel.ML.Networks;

/// <summary>
/// Batch normalisation with trained scale and shift. Training uses the batch's mean and (biased) variance per channel; evaluation the running ones:
/// running = (1 - momentum) * running + momentum * batch, the running variance unbiased.
/// </summary>
/// <param name="Momentum">Share of the newest batch in the running values.</param>
/// <param name="Epsilon">Added to the variance under the square root.</param>
public sealed record BatchNormLayer(float Momentum, float Epsilon) : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input) => input;

    /// <inheritdoc/>
    public override long CountParameters(FeatureShape input) => 2L * input.Channels;

    /// <inheritdoc/>
    public override string ToString() => "batch norm";
}
