using Xfel.ML.Numerics;

namespace Xfel.ML.Networks.Internals;

/// <summary>Mean and variance of every pixel over the training frames, in one pass in the order of their indices.</summary>
internal static class PixelStatisticsPass
{
    /// <param name="feed">The raw training frames.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="onBatch">Is told of each batch.</param>
    /// <param name="cancellation">Ends the pass.</param>
    public static PixelNormalization Run(FrameFeed feed, FeatureShape shape, Action<FrameBatch> onBatch, CancellationToken cancellation)
    {
        var statistics = new PixelStatistics(new FrameSize(shape.Channels * shape.Height, shape.Width));
        while (feed.Next(cancellation) is { } batch)
        {
            for (int frame = 0; frame < batch.Count; frame++)
                statistics.Add(batch.Frames.Slice(frame * shape.Length, shape.Length));
            onBatch(batch);
        }

        if (statistics.Count == 0)
            throw new InvalidInputException("the training frames: none of them could be read; expected frames; see the messages of the bad frames");
        return new PixelNormalization(shape, statistics.Mean(), statistics.InverseStandardDeviation());
    }
}
