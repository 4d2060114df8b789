namespace Xfel.ML.Internals;

/// <summary>Maps <paramref name="count"/> frames that lie one after the other; more than one only where the transformer scores in batches.</summary>
internal delegate void FrameKernel(ReadOnlySpan<float> frames, int count, Span<float> destination);
