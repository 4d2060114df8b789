namespace Xfel.ML.Networks.Internals;

/// <summary>
/// A map becomes a vector in the flatten order, and its gradient a map again. A copy rather than another view of the map: it costs nothing beside the layers around it, and every layer
/// after it meets the blocked layout that it knows.
/// </summary>
internal sealed unsafe class FlattenStep(StepShapes shapes) : TrainingStep
{
    private readonly StepShapes _shapes = shapes.Output.Halo == 0
        ? shapes
        : throw new NotSupportedException("a convolution with padding cannot follow Flatten() in training; use Linear, or a convolution over the map itself");

    public override bool BackwardReadsInput => false;

    public override bool BackwardReadsOutput => false;

    public override void Forward(in StepBuffers buffers, in StepCall call)
    {
        // Without a halo a flat vector lies in plain order; only its last block has padding.
        for (int frame = 0; frame < call.Frames; frame++)
            new Span<float>(buffers.Output + (frame + 1L) * _shapes.Output.Length - BlockedShape.Lanes, BlockedShape.Lanes).Clear();
        MapKernel.StoreBatch(buffers.Input, _shapes.Input, buffers.Output, _shapes.Output.Length, call.Frames, call.Threads);
    }

    public override void Backward(in StepBuffers buffers, in StepCall call) =>
        MapKernel.LoadBatch(buffers.OutputGradient, _shapes.OutputGradient.Length, _shapes.InputGradient, buffers.InputGradient, buffers.AccumulateInput, call.Frames, call.Threads);
}
