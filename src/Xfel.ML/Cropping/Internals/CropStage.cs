namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a cropping transformer.</summary>
internal sealed record CropStage(string OutputColumn, string InputColumn, CropOptions Crop);
