namespace Xfel.ML.Networks.Internals;

/// <summary>The memory of one run of a step; batches lie frame after frame.</summary>
internal unsafe struct InferenceBuffers
{
    public float* Input;

    /// <summary>A map of the output's blocked shape that is added, or null.</summary>
    public float* Addend;

    public float* Output;

    public float* Scratch;
}
