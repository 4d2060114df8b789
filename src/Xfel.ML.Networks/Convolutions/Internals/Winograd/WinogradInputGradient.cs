namespace Xfel.ML.Networks.Internals;

/// <summary>Winograd F(4 x 4, 3 x 3) of dL/dx: the convolution of dL/dy with the kernel rotated by 180 degrees, inputs and outputs exchanged, padding 2 - p.</summary>
internal sealed unsafe class WinogradInputGradient(ConvolutionShape shape, BlockedShape outputGradient, BlockedShape inputGradient, TileSet tiles)
    : InputGradient(shape, outputGradient, inputGradient)
{
    private const int Taps = 9;
    private readonly KernelLayout _layout = shape.Layout;
    private readonly WinogradConvolution _convolution = new(outputGradient, inputGradient, 2 - shape.Padding, tiles);

    public override int PreparedLength => _convolution.PreparedLength;

    public override int ScratchLength(int frames, int threads) => _convolution.ScratchLength(frames, threads);

    public override void Prepare(float* kernel, float* prepared, int threads) => ParallelLoop.For(_layout.InputBlocks, threads, new Body(this, _layout, kernel, prepared));

    public override void Run(float* outputGradient, float* kernel, float* prepared, float* inputGradient, bool accumulate, float* scratch, int frames, int threads) =>
        _convolution.Run(outputGradient, prepared, new ConvolutionEpilogue { Addend = accumulate ? inputGradient : null, Slope = 1 }, inputGradient, scratch, frames, threads);

    private readonly struct Body(WinogradInputGradient owner, KernelLayout layout, float* kernel, float* prepared) : ParallelLoop.IBody
    {
        private readonly float* _kernel = kernel;
        private readonly float* _prepared = prepared;

        public void Run(int item, int worker)
        {
            float* transposed = stackalloc float[Taps * KernelLayout.TileLength];
            for (int output = 0; output < layout.OutputBlocks; output++)
            {
                float* source = _kernel + layout.Offset(output * BlockedShape.Lanes, item * BlockedShape.Lanes, 0);
                for (int tap = 0; tap < Taps; tap++)
                    BlockTranspose.Run(source + tap * KernelLayout.TileLength, transposed + tap * KernelLayout.TileLength);
                owner._convolution.PrepareTile(transposed + (Taps - 1) * KernelLayout.TileLength, -KernelLayout.TileLength, item, output, _prepared);
            }
        }
    }
}
