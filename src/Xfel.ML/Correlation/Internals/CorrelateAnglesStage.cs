using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>What a bundle keeps of angular correlation beside its mask.</summary>
internal sealed record CorrelateAnglesStage(string OutputColumn, string InputColumn, CorrelationOptions Correlation, bool HasMask);
