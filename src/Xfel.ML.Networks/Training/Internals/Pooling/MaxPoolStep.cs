namespace Xfel.ML.Networks.Internals;

/// <summary>Maximum over windows; the first maximum of a window takes its gradient.</summary>
internal sealed class MaxPoolStep(MaxPoolLayer layer, StepShapes shapes) : TrainingStep
{
    public override bool BackwardReadsInput => false;

    public override bool BackwardReadsOutput => false;

    public override void Forward(in StepBuffers buffers, in StepCall call) => throw new NotSupportedException($"{layer} {shapes}");

    public override void Backward(in StepBuffers buffers, in StepCall call) => throw new NotSupportedException($"{layer} {shapes}");
}
