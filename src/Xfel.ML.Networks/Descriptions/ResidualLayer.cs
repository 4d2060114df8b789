namespace Xfel.ML.Networks;

/// <summary>The sum of two chains over the same input: body(x) + shortcut(x). An empty shortcut is the identity.</summary>
/// <param name="Body">The longer chain.</param>
/// <param name="Shortcut">Empty, or the projection that gives the body's shape.</param>
public sealed record ResidualLayer(Sequential Body, Sequential Shortcut) : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input)
    {
        FeatureShape body = Body.InferShape(input), shortcut = Shortcut.InferShape(input);
        return body == shortcut
            ? body
            : throw new ArgumentException($"{this}: the body gives {body}, the shortcut {shortcut}; give the shortcut a projection to the body's shape", nameof(input));
    }

    /// <inheritdoc/>
    public override long CountParameters(FeatureShape input) => Body.CountParameters(input) + Shortcut.CountParameters(input);

    /// <inheritdoc/>
    public override string ToString() => "residual";
}
