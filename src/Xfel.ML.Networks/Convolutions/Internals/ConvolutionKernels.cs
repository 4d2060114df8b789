namespace Xfel.ML.Networks.Internals;

/// <summary>Which kernel serves a shape: decided by the shape and the instruction set alone, never by a timing.</summary>
internal static class ConvolutionKernels
{
    /// <summary>Halo that the input of a convolution needs.</summary>
    public static int InputHalo(ConvolutionShape shape) => shape.Padding;

    /// <summary>Halo that the gradient of its output needs.</summary>
    public static int OutputGradientHalo(ConvolutionShape shape) => shape.Kernel - 1 - shape.Padding;

    public static ForwardConvolution Forward(ConvolutionShape shape, BlockedShape input, BlockedShape output, TileSet tiles) => new PlainForward(shape, input, output);

    public static InputGradient InputGradient(ConvolutionShape shape, BlockedShape outputGradient, BlockedShape inputGradient, TileSet tiles) => new PlainInputGradient(shape, outputGradient, inputGradient);

    public static WeightGradient WeightGradient(ConvolutionShape shape, BlockedShape input, BlockedShape outputGradient, TileSet tiles) => new PlainWeightGradient(shape, input, outputGradient);
}
