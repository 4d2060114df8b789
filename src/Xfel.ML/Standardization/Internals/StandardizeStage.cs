namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of a standardising transformer beside its statistics.</summary>
internal sealed record StandardizeStage(string OutputColumn, string InputColumn, StandardizationMode Mode);
