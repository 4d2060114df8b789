namespace Xfel.ML.Networks.Internals;

/// <summary>A map as a flat vector, for the rare reader that is not a linear layer.</summary>
internal sealed unsafe class FlattenInference(BlockedShape input, BlockedShape output) : InferenceStep(input, output)
{
    public override int ScratchLength(int frames, int threads) => Output.Channels;

    public override void Run(in InferenceBuffers buffers, int frames, int threads)
    {
        for (int frame = 0; frame < frames; frame++)
        {
            FlattenKernel.ToPlanar(buffers.Input + (nint)frame * Input.Length, Input, buffers.Scratch);
            FlattenKernel.FromPlanar(buffers.Scratch, Output, buffers.Output + (nint)frame * Output.Length);
        }
    }
}
