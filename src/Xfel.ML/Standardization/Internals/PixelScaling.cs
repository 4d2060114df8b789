using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>What per-pixel standardisation has learnt.</summary>
internal sealed record PixelScaling(FrameSize Size, float[] Mean, float[] InverseStandardDeviation);
