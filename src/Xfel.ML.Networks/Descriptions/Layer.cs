namespace Xfel.ML.Networks;

/// <summary>One layer of a network description: what it computes, without weights. Layers are immutable and are made by <see cref="Layers"/>.</summary>
public abstract record Layer
{
    /// <summary>The shape that the layer gives for an input of shape <paramref name="input"/>.</summary>
    /// <exception cref="ArgumentException">The layer cannot follow a layer of that shape.</exception>
    public abstract FeatureShape InferShape(FeatureShape input);

    /// <summary>Number of weights and biases for an input of shape <paramref name="input"/>.</summary>
    public virtual long CountParameters(FeatureShape input) => 0;
}
