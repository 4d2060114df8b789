namespace Xfel.ML.Networks.Internals;

/// <summary>Mean over windows.</summary>
internal sealed class AveragePoolStep(AveragePoolLayer layer, StepShapes shapes) : TrainingStep
{
    public override bool BackwardReadsInput => false;

    public override bool BackwardReadsOutput => false;

    public override void Forward(in StepBuffers buffers, in StepCall call) => throw new NotSupportedException($"{layer} {shapes}");

    public override void Backward(in StepBuffers buffers, in StepCall call) => throw new NotSupportedException($"{layer} {shapes}");
}
