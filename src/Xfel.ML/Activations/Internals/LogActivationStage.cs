namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a logarithmic activation.</summary>
internal sealed record LogActivationStage(string OutputColumn, string InputColumn, float Alpha);
