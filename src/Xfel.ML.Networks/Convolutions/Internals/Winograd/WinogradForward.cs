namespace Xfel.ML.Networks.Internals;

/// <summary>Winograd F(4 x 4, 3 x 3) of the forward pass; kernels 3 x 3, stride 1, any padding up to 2 that the input's halo holds.</summary>
internal sealed unsafe class WinogradForward(ConvolutionShape shape, BlockedShape input, BlockedShape output, TileSet tiles) : ForwardConvolution(shape, input, output)
{
    private readonly KernelLayout _layout = shape.Layout;
    private readonly WinogradConvolution _convolution = new(input, output, shape.Padding, tiles);

    public override int PreparedLength => _convolution.PreparedLength;

    public override int ScratchLength(int frames, int threads) => _convolution.ScratchLength(frames, threads);

    public override void Prepare(float* kernel, float* prepared, int threads) => ParallelLoop.For(_layout.OutputBlocks, threads, new Body(this, _layout, kernel, prepared));

    public override void Run(float* input, float* kernel, float* prepared, in ConvolutionEpilogue epilogue, float* output, float* scratch, int frames, int threads) =>
        _convolution.Run(input, prepared, in epilogue, output, scratch, frames, threads);

    private readonly struct Body(WinogradForward owner, KernelLayout layout, float* kernel, float* prepared) : ParallelLoop.IBody
    {
        private readonly float* _kernel = kernel;
        private readonly float* _prepared = prepared;

        public void Run(int item, int worker)
        {
            for (int input = 0; input < layout.InputBlocks; input++)
                owner._convolution.PrepareTile(_kernel + layout.Offset(item * BlockedShape.Lanes, input * BlockedShape.Lanes, 0), KernelLayout.TileLength, item, input, _prepared);
        }
    }
}
