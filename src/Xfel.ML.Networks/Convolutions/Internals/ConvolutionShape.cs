namespace Xfel.ML.Networks.Internals;

/// <summary>Everything about a convolution but its weights.</summary>
/// <param name="Input">Shape of the input.</param>
/// <param name="Channels">Number of output channels.</param>
/// <param name="Kernel">Side of the square kernel.</param>
/// <param name="Stride">Pixels between two outputs.</param>
/// <param name="Padding">Zeros on each side.</param>
internal readonly record struct ConvolutionShape(FeatureShape Input, int Channels, int Kernel, int Stride, int Padding)
{
    public ConvolutionShape(FeatureShape input, ConvLayer layer)
        : this(input, layer.Channels, layer.Kernel, layer.Stride, layer.Padding)
    {
    }

    public FeatureShape Output => new(Channels, (Input.Height + 2 * Padding - Kernel) / Stride + 1, (Input.Width + 2 * Padding - Kernel) / Stride + 1);

    public KernelLayout Layout => new(Channels, Input.Channels, Kernel, Kernel);
}
