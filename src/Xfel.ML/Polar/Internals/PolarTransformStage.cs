namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a polar transform beside its mask.</summary>
internal sealed record PolarTransformStage(string OutputColumn, string InputColumn, PolarTransformOptions Transform, bool HasMask);
