namespace Xfel.ML.Networks.Internals;

/// <summary>
/// y = x * w + b + a: dL/dw, dL/db and dL/dx by the kernels of <see cref="ConvolutionKernels"/>. dL/da is dL/dy itself: <see cref="MapLayouts"/> makes them one buffer.
/// </summary>
internal sealed unsafe class ConvolutionTrainingStep : TrainingStep
{
    private readonly ForwardConvolution _forward;
    private readonly InputGradient? _inputGradient;
    private readonly WeightGradient _weightGradient;
    private readonly BlockedShape _outputGradient;
    private readonly bool _hasBias;

    public ConvolutionTrainingStep(ConvolutionShape shape, bool hasBias, StepShapes shapes, bool needsInputGradient, TileSet tiles)
    {
        _forward = ConvolutionKernels.Forward(shape, shapes.Input, shapes.Output, tiles);
        _inputGradient = needsInputGradient ? ConvolutionKernels.InputGradient(shape, shapes.OutputGradient, shapes.InputGradient, tiles) : null;
        _weightGradient = ConvolutionKernels.WeightGradient(shape, shapes.Input, shapes.OutputGradient, tiles);
        _outputGradient = shapes.OutputGradient;
        _hasBias = hasBias;
    }

    public override bool BackwardReadsInput => true;

    public override bool BackwardReadsOutput => false;

    public override int ScratchLength(int frames, int threads)
    {
        int forward = checked(Aligned(_forward.PreparedLength) + _forward.ScratchLength(frames, threads));
        int input = _inputGradient is null ? 0 : checked(Aligned(_inputGradient.PreparedLength) + _inputGradient.ScratchLength(frames, threads));
        return Math.Max(Math.Max(forward, input), _weightGradient.ScratchLength(frames, threads));
    }

    public override void Forward(in StepBuffers buffers, in StepCall call)
    {
        float* kernel = buffers.Parameters[0];
        _forward.Prepare(kernel, buffers.Scratch, call.Threads);
        var epilogue = new ConvolutionEpilogue { Bias = _hasBias ? buffers.Parameters[1] : null, Addend = buffers.Shortcut, Slope = 1 };
        _forward.Run(buffers.Input, kernel, buffers.Scratch, epilogue, buffers.Output, buffers.Scratch + Aligned(_forward.PreparedLength), call.Frames, call.Threads);
    }

    public override void Backward(in StepBuffers buffers, in StepCall call)
    {
        _weightGradient.Run(buffers.Input, buffers.OutputGradient, buffers.ParameterGradients[0], buffers.Scratch, call.Frames, call.Threads);
        if (_hasBias)
            BiasGradient.Run(buffers.OutputGradient, _outputGradient, call.Frames, buffers.ParameterGradients[1], call.Threads);
        if (_inputGradient is null)
            return;
        float* kernel = buffers.Parameters[0], scratch = buffers.Scratch + Aligned(_inputGradient.PreparedLength);
        _inputGradient.Prepare(kernel, buffers.Scratch, call.Threads);
        _inputGradient.Run(buffers.OutputGradient, kernel, buffers.Scratch, buffers.InputGradient, buffers.AccumulateInput, scratch, call.Frames, call.Threads);
    }

    private static int Aligned(int length) => BlockedShape.BlocksOf(length) * BlockedShape.Lanes;
}
