namespace Xfel.ML.Networks.Internals;

/// <summary>Layouts of one frame of the maps around a training step. Values and gradients have halos of their own: what their readers need.</summary>
/// <param name="Input">The (first) input; an <see cref="AddLayer"/>'s second input has the same shape and may have another halo.</param>
/// <param name="Output">The output.</param>
/// <param name="InputGradient">Gradient of the (first) input.</param>
/// <param name="OutputGradient">Gradient of the output.</param>
internal readonly record struct StepShapes(BlockedShape Input, BlockedShape Output, BlockedShape InputGradient, BlockedShape OutputGradient);
