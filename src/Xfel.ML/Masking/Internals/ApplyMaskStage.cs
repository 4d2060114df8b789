namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a mask's transformer beside the mask.</summary>
internal sealed record ApplyMaskStage(string OutputColumn, string InputColumn, float Fill);
