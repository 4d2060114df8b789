namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a background's transformer beside the background.</summary>
internal sealed record BackgroundStage(string OutputColumn, string InputColumn, bool ScaleToFrame);
