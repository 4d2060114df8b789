namespace Xfel.ML.Networks.Internals;

/// <summary>One way to compute dL/dx of a convolution from dL/dy for one shape; same rules as <see cref="ForwardConvolution"/>.</summary>
internal abstract unsafe class InputGradient(ConvolutionShape shape, BlockedShape outputGradient, BlockedShape inputGradient)
{
    public ConvolutionShape Shape { get; } = shape;

    /// <summary>Layout of one frame of dL/dy, which is read.</summary>
    public BlockedShape OutputGradient { get; } = outputGradient;

    /// <summary>Layout of one frame of dL/dx, which is written.</summary>
    public BlockedShape Gradient { get; } = inputGradient;

    public virtual int PreparedLength => 0;

    public virtual int ScratchLength(int frames, int threads) => 0;

    public virtual void Prepare(float* kernel, float* prepared, int threads)
    {
    }

    /// <summary>Writes dL/dx, or adds to what is there when <paramref name="accumulate"/> is set (a value with several readers).</summary>
    public abstract void Run(float* outputGradient, float* kernel, float* prepared, float* inputGradient, bool accumulate, float* scratch, int frames, int threads);
}
