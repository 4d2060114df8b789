namespace Xfel.ML.Networks.Internals;

/// <summary>The buffers of one running call; a plan keeps them for the next call.</summary>
internal sealed class Workspace(int[] activations, int vectors, int scratch, int threads)
{
    /// <summary>Two buffers of activations, read and written in turn.</summary>
    public AlignedBuffer[] Activations { get; } = [new(activations[0]), new(activations[1])];

    /// <summary>The flattened maps, then the outputs of each linear layer.</summary>
    public AlignedBuffer Vectors { get; } = new(vectors);

    public AlignedBuffer Scratch { get; } = new(scratch * threads);

    public int Threads { get; } = threads;
}
