namespace Xfel.ML.Networks.Internals;

/// <summary>A step whose items are rows of the output: one block of channels of one frame each. The halo is cleared here.</summary>
internal abstract unsafe class RowStep(BlockedShape input, BlockedShape output) : InferenceStep(input, output)
{
    /// <summary>Rows per item: enough work to be worth handing out.</summary>
    private const int BandRows = 16;

    private int Bands => (Output.Height + BandRows - 1) / BandRows;

    public sealed override void Run(in InferenceBuffers buffers, int frames, int threads)
    {
        ParallelLoop.For(frames * Output.Blocks * Bands, threads, new Body(this, buffers));
        GC.KeepAlive(this);
    }

    /// <summary>Writes the pixels of one row.</summary>
    /// <param name="input">The frame's block of the input, halo included.</param>
    /// <param name="addend">The row of the second input, or null.</param>
    /// <param name="block">Index of the block of channels.</param>
    /// <param name="row">Index of the row.</param>
    /// <param name="output">The row.</param>
    protected abstract void RunRow(float* input, float* addend, int block, int row, float* output);

    private void RunItem(in InferenceBuffers buffers, int item)
    {
        int band = item % Bands, block = item / Bands % Output.Blocks, frame = item / Bands / Output.Blocks;
        int first = band * BandRows, rows = Math.Min(BandRows, Output.Height - first);
        nint start = (nint)frame * Output.Length;
        float* input = buffers.Input + (nint)frame * Input.Length + (nint)block * Input.BlockStride;
        for (int row = first; row < first + rows; row++)
        {
            nint at = start + Output.Offset(block, row, 0);
            RunRow(input, buffers.Addend == null ? null : buffers.Addend + at, block, row, buffers.Output + at);
        }

        HaloKernel.Clear(buffers.Output + start + (nint)block * Output.BlockStride, Output, first, rows);
    }

    private readonly struct Body(RowStep step, InferenceBuffers buffers) : ParallelLoop.IBody
    {
        public void Run(int item, int worker) => step.RunItem(buffers, item);
    }
}
