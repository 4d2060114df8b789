namespace Xfel.ML.Networks.Internals;

/// <summary>Mean over all pixels of a channel.</summary>
internal sealed class GlobalAveragePoolStep(StepShapes shapes) : TrainingStep
{
    public override bool BackwardReadsInput => false;

    public override bool BackwardReadsOutput => false;

    public override void Forward(in StepBuffers buffers, in StepCall call) => throw new NotSupportedException(shapes.ToString());

    public override void Backward(in StepBuffers buffers, in StepCall call) => throw new NotSupportedException(shapes.ToString());
}
