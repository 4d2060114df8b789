namespace Xfel.ML.Networks.Internals;

/// <summary>One way to compute dL/dw of a convolution for one shape.</summary>
internal abstract unsafe class WeightGradient(ConvolutionShape shape, BlockedShape input, BlockedShape outputGradient)
{
    public ConvolutionShape Shape { get; } = shape;

    public BlockedShape Input { get; } = input;

    public BlockedShape OutputGradient { get; } = outputGradient;

    public virtual int ScratchLength(int frames, int threads) => 0;

    /// <summary>Overwrites <paramref name="gradient"/> (<see cref="KernelLayout"/>, padding zeros) with the sum over the batch, in an order that does not depend on <paramref name="threads"/>.</summary>
    public abstract void Run(float* input, float* outputGradient, float* gradient, float* scratch, int frames, int threads);
}
