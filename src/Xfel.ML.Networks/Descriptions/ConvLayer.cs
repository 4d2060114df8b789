namespace Xfel.ML.Networks;

/// <summary>A convolution with bias, stride 1, zero padding that keeps the size.</summary>
/// <param name="Channels">Number of output channels.</param>
/// <param name="Kernel">Side of the square kernel, odd.</param>
public sealed record ConvLayer(int Channels, int Kernel) : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input) => input with { Channels = Channels };

    /// <inheritdoc/>
    public override long CountParameters(FeatureShape input) => Channels * ((long)input.Channels * Kernel * Kernel + 1);

    /// <inheritdoc/>
    public override string ToString() => $"conv {Kernel}x{Kernel}, {Channels}";
}
