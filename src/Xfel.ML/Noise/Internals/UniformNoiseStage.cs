namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of uniform noise; the upper end is the fitted one.</summary>
internal sealed record UniformNoiseStage(string OutputColumn, string InputColumn, float Upper, int Seed);
