namespace Xfel.ML.Networks.Internals;

/// <summary>A step and the values that it reads and writes.</summary>
internal sealed record PlannedStep(InferenceStep Step, FusedNode Node);
