namespace Xfel.ML.Networks.Internals;

/// <summary>Convolution, bias, optional sum and rectifier in one pass.</summary>
internal sealed unsafe class ConvolutionInference : WeightedStep
{
    private readonly ForwardConvolution _convolution;
    private readonly KernelLayout _layout;
    private readonly AlignedBuffer _kernel;
    private readonly AlignedBuffer _prepared;

    public ConvolutionInference(FusedNode node, ConvolutionShape shape, BlockedShape input, BlockedShape output, TileSet tiles)
        : base(node, new FeatureShape(shape.Input.Channels, shape.Kernel, shape.Kernel), input, output)
    {
        _convolution = ConvolutionKernels.Forward(shape, input, output, tiles);
        _layout = shape.Layout;
        _kernel = new AlignedBuffer(_layout.Length);
        _kernel.Span.Clear();
        _prepared = new AlignedBuffer(_convolution.PreparedLength);
    }

    public override int ScratchLength(int frames, int threads) => _convolution.ScratchLength(frames, threads);

    public override void SetRow(int output, ReadOnlySpan<float> row, double scale) => _layout.SetRow(output, row, scale, _kernel.Pointer);

    public override void GetRow(int output, Span<float> row) => _layout.GetRow(output, _kernel.Pointer, row);

    public override void Prepare()
    {
        _convolution.Prepare(_kernel.Pointer, _prepared.Pointer, Environment.ProcessorCount);
        GC.KeepAlive(this);
    }

    public override void Run(in InferenceBuffers buffers, int frames, int threads)
    {
        var epilogue = new ConvolutionEpilogue { Bias = BiasPointer, Addend = buffers.Addend, Slope = Node.Slope };
        _convolution.Run(buffers.Input, _kernel.Pointer, _prepared.Pointer, epilogue, buffers.Output, buffers.Scratch, frames, threads);
        GC.KeepAlive(this);
    }
}
