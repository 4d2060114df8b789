namespace Xfel.ML.Networks.Internals;

/// <summary>Segments that a tile sums in one call.</summary>
/// <param name="FirstSegment">Index of the first segment.</param>
/// <param name="Count">Number of segments.</param>
/// <param name="Channels">Input channels per segment.</param>
internal readonly record struct SegmentChunk(int FirstSegment, int Count, int Channels)
{
    /// <summary>
    /// Splits the segments <c>[channel block][tap]</c> into runs of one number of channels: a last block with fewer than 16 channels makes its own chunks.
    /// </summary>
    /// <param name="channels">Input channels.</param>
    /// <param name="taps">Segments per block of channels.</param>
    /// <param name="maxSegments">Most segments of a chunk; chunks are of nearly equal length.</param>
    /// <returns>At least one chunk, which is empty where there are no taps.</returns>
    public static SegmentChunk[] Split(int channels, int taps, int maxSegments)
    {
        int full = channels / BlockedShape.Lanes * taps;
        var chunks = new List<SegmentChunk>();
        Append(0, full, BlockedShape.Lanes);
        Append(full, channels % BlockedShape.Lanes == 0 ? 0 : taps, channels % BlockedShape.Lanes);
        return chunks.Count == 0 ? [new(0, 0, BlockedShape.Lanes)] : [.. chunks];

        void Append(int first, int count, int lanes)
        {
            int parts = (count + maxSegments - 1) / maxSegments;
            for (int part = 0; part < parts; part++)
            {
                int start = (int)((long)part * count / parts), end = (int)((part + 1L) * count / parts);
                chunks.Add(new(first + start, end - start, lanes));
            }
        }
    }
}
