namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a resizing transformer.</summary>
internal sealed record ResizeStage(string OutputColumn, string InputColumn, int Height, int Width);
