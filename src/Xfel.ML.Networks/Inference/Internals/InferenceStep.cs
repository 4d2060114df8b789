namespace Xfel.ML.Networks.Internals;

/// <summary>One operation of an inference plan over the maps of a batch. It writes the whole output: halo and padding lanes as zeros. Immutable once its weights are loaded.</summary>
internal abstract class InferenceStep(BlockedShape input, BlockedShape output)
{
    public BlockedShape Input { get; } = input;

    public BlockedShape Output { get; } = output;

    /// <summary>Scratch floats for up to <paramref name="frames"/> frames on up to <paramref name="threads"/> threads.</summary>
    public virtual int ScratchLength(int frames, int threads) => 0;

    public abstract void Run(in InferenceBuffers buffers, int frames, int threads);
}
