namespace Xfel.ML.Networks.Internals;

/// <summary>
/// One step of a training pass over whole batches: forward, and the rule for its gradients. Whoever writes a map or a gradient writes its halo and its padding lanes as zeros.
/// </summary>
internal abstract class TrainingStep
{
    /// <summary>Whether <see cref="Backward"/> reads the input.</summary>
    public abstract bool BackwardReadsInput { get; }

    /// <summary>Whether <see cref="Backward"/> reads the output.</summary>
    public abstract bool BackwardReadsOutput { get; }

    /// <summary>Floats that the forward call keeps for the backward call.</summary>
    public virtual int SavedLength(int frames) => 0;

    /// <summary>Scratch floats of either call.</summary>
    public virtual int ScratchLength(int frames, int threads) => 0;

    public abstract void Forward(in StepBuffers buffers, in StepCall call);

    /// <summary>Writes the gradients of inputs and parameters. Only after a forward call in training.</summary>
    public abstract void Backward(in StepBuffers buffers, in StepCall call);
}
