namespace Xfel.ML.Networks.Internals;

/// <summary>
/// One way to compute y = x * w for one shape, ready to run on many batches. It holds no weights and no buffers: callers own them.
/// Whoever writes a map writes its halo and its padding lanes as zeros.
/// </summary>
internal abstract unsafe class ForwardConvolution(ConvolutionShape shape, BlockedShape input, BlockedShape output)
{
    public ConvolutionShape Shape { get; } = shape;

    /// <summary>Layout of one frame of the input.</summary>
    public BlockedShape Input { get; } = input;

    /// <summary>Layout of one frame of the output.</summary>
    public BlockedShape Output { get; } = output;

    /// <summary>Floats that <see cref="Prepare"/> writes; 0 when the kernel is read as it lies.</summary>
    public virtual int PreparedLength => 0;

    /// <summary>Scratch floats for a run of up to <paramref name="frames"/> frames on up to <paramref name="threads"/> threads.</summary>
    public virtual int ScratchLength(int frames, int threads) => 0;

    /// <summary>Makes the weights (<see cref="KernelLayout"/>) ready; to be called after every change of them.</summary>
    public virtual void Prepare(float* kernel, float* prepared, int threads)
    {
    }

    /// <summary>Runs a batch. The bits of a frame's result depend on neither <paramref name="frames"/> nor <paramref name="threads"/>.</summary>
    public abstract void Run(float* input, float* kernel, float* prepared, in ConvolutionEpilogue epilogue, float* output, float* scratch, int frames, int threads);
}
