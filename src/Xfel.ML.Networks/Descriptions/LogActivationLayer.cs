namespace Xfel.ML.Networks;

/// <summary>The logarithmic activation of Zimmermann et al. (Eq. 11): h(x) = sign(x) alpha (ln(|x| + 1/e) + 1), h(0) = 0.</summary>
/// <param name="Alpha">The factor, or its first value when it is trained; positive.</param>
/// <param name="IsTrained">Whether alpha is trained; it stays positive.</param>
public sealed record LogActivationLayer(float Alpha, bool IsTrained) : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input) => input;

    /// <inheritdoc/>
    public override long CountParameters(FeatureShape input) => IsTrained ? 1 : 0;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"log activation {Alpha:0.###}{(IsTrained ? ", trained" : "")}");
}
