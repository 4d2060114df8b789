namespace Xfel.ML.Networks.Internals;

#pragma warning disable CS9113 // The loops follow.
/// <summary>Batch norm, dropout, shortcut and activation in one pass over the map; each may be absent.</summary>
/// <param name="norm">Parameters then: scale, shift, running mean, running variance.</param>
/// <param name="dropout">Dropout behind the norm.</param>
/// <param name="add">Whether the second input is added behind the dropout.</param>
/// <param name="slope">Slope of the activation for negative values: 0 rectifier, 1 none.</param>
/// <param name="shapes">The maps around the step.</param>
/// <param name="shortcut">Layout of the second input.</param>
/// <param name="shortcutGradient">Layout of its gradient.</param>
/// <param name="dropoutIndex">Tells the dropouts of one network apart.</param>
internal sealed class PointwiseStep(
    BatchNormLayer? norm, DropoutLayer? dropout, bool add, float slope, StepShapes shapes, BlockedShape shortcut, BlockedShape shortcutGradient, int dropoutIndex = 0) : TrainingStep
{
    public override bool BackwardReadsInput => norm is not null;

    public override bool BackwardReadsOutput => slope != 1;

    public override void Forward(in StepBuffers buffers, in StepCall call) => throw new NotSupportedException(shapes.ToString());

    public override void Backward(in StepBuffers buffers, in StepCall call) => throw new NotSupportedException(shapes.ToString());
}
