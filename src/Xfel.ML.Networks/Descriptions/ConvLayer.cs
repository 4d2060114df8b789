namespace Xfel.ML.Networks;

/// <summary>A convolution (cross-correlation, as in every network library) with zero padding.</summary>
/// <param name="Channels">Number of output channels.</param>
/// <param name="Kernel">Side of the square kernel.</param>
/// <param name="Stride">Pixels between two outputs.</param>
/// <param name="Padding">Zeros on each side.</param>
/// <param name="Bias">Whether a bias is added.</param>
public sealed record ConvLayer(int Channels, int Kernel, int Stride, int Padding, bool Bias) : Layer
{
    /// <inheritdoc/>
    public override FeatureShape InferShape(FeatureShape input) =>
        new(Channels, WindowSize.Outputs(this, input, input.Height, Kernel, Stride, Padding), WindowSize.Outputs(this, input, input.Width, Kernel, Stride, Padding));

    /// <inheritdoc/>
    public override long CountParameters(FeatureShape input) => Channels * ((long)input.Channels * Kernel * Kernel + (Bias ? 1 : 0));

    /// <inheritdoc/>
    public override string ToString() => $"conv {Kernel}x{Kernel}{(Stride == 1 ? "" : $"/{Stride}")}, {Channels}";
}
