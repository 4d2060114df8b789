namespace Xfel.ML.Networks.Internals;

/// <summary>Which kernel serves a shape: decided by the shape and the instruction set alone, never by a timing.</summary>
internal static class ConvolutionKernels
{
    /// <summary>Fewest input channels for which the kernel's own lanes fill the register tiles of a weight gradient.</summary>
    private const int WideChannels = 6;

    /// <summary>Halo that the input of a convolution needs.</summary>
    public static int InputHalo(ConvolutionShape shape) => shape.Padding;

    /// <summary>Halo that the gradient of its output needs.</summary>
    public static int OutputGradientHalo(ConvolutionShape shape) => Math.Max(0, (shape.Kernel - 2 - shape.Padding + shape.Stride) / shape.Stride);

    public static ForwardConvolution Forward(ConvolutionShape shape, BlockedShape input, BlockedShape output, TileSet tiles) =>
        WinogradCost.Pays(shape, input.Channels, output.Channels, new WinogradGrid(output.Height, output.Width))
            ? new WinogradForward(shape, input, output, tiles)
            : new DirectForward(shape, input, output, tiles);

    public static InputGradient InputGradient(ConvolutionShape shape, BlockedShape outputGradient, BlockedShape inputGradient, TileSet tiles) =>
        WinogradCost.Pays(shape, outputGradient.Channels, inputGradient.Channels, new WinogradGrid(inputGradient.Height, inputGradient.Width))
            ? new WinogradInputGradient(shape, outputGradient, inputGradient, tiles)
            : new DirectInputGradient(shape, outputGradient, inputGradient, tiles);

    public static WeightGradient WeightGradient(ConvolutionShape shape, BlockedShape input, BlockedShape outputGradient, TileSet tiles)
    {
        if (WinogradCost.Pays(shape, input.Channels, outputGradient.Channels, new WinogradGrid(outputGradient.Height, outputGradient.Width)))
            return new WinogradWeightGradient(shape, input, outputGradient, tiles);
        return shape.Input.Channels < WideChannels && ColumnBandInput.Serves(shape)
            ? new ThinWeightGradient(shape, input, outputGradient, tiles)
            : new DirectWeightGradient(shape, input, outputGradient, tiles);
    }
}
