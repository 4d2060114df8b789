namespace Xfel.ML.Networks.Internals;

/// <summary>Segments that a tile sums in one call.</summary>
/// <param name="FirstSegment">Index of the first segment.</param>
/// <param name="Count">Number of segments.</param>
/// <param name="Channels">Input channels per segment.</param>
/// <param name="FirstInput">Inputs in all segments before.</param>
internal readonly record struct SegmentChunk(int FirstSegment, int Count, int Channels, int FirstInput);
