namespace Xfel.ML.Networks.Internals;

/// <summary>The logarithmic activation; a trained alpha is its only parameter.</summary>
internal sealed class LogActivationStep(LogActivationLayer layer, StepShapes shapes) : TrainingStep
{
    public override bool BackwardReadsInput => false;

    public override bool BackwardReadsOutput => true;

    public override void Forward(in StepBuffers buffers, in StepCall call) => throw new NotSupportedException($"{layer} {shapes}");

    public override void Backward(in StepBuffers buffers, in StepCall call) => throw new NotSupportedException($"{layer} {shapes}");
}
