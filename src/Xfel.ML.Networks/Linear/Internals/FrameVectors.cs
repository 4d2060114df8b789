using System.Runtime.CompilerServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// The flat vectors of up to <see cref="FramesPerPass"/> frames as <c>[segment][frame][16]</c>, so that the pixels of a register tile are frames and one reading of the weights serves all.
/// </summary>
internal static unsafe class FrameVectors
{
    /// <summary>Frames that share one reading of the weights.</summary>
    public const int FramesPerPass = 64;

    /// <summary>Floats between two segments; the odd frame keeps segments from meeting in the same cache sets.</summary>
    public const int SegmentStride = (FramesPerPass + 1) * BlockedShape.Lanes;

    private const int SegmentsPerItem = 32;

    public static int[] Offsets(int segments)
    {
        var offsets = new int[segments];
        for (int s = 0; s < segments; s++)
            offsets[s] = s * SegmentStride;
        return offsets;
    }

    /// <param name="source">Frames without halo, each of whole segments.</param>
    /// <param name="segments">Segments of a frame.</param>
    /// <param name="frames">Number of frames.</param>
    /// <param name="vectors">Where they go.</param>
    /// <param name="threads">Most threads.</param>
    public static void Gather(float* source, int segments, int frames, float* vectors, int threads) =>
        ParallelLoop.For((segments + SegmentsPerItem - 1) / SegmentsPerItem, threads, new Body(source, segments, frames, vectors));

    private readonly struct Body(float* source, int segments, int frames, float* vectors) : ParallelLoop.IBody
    {
        private readonly float* _source = source;
        private readonly float* _vectors = vectors;

        public void Run(int item, int worker)
        {
            int first = item * SegmentsPerItem, end = Math.Min(first + SegmentsPerItem, segments);
            for (int frame = 0; frame < frames; frame++)
            {
                float* from = _source + (nint)frame * segments * BlockedShape.Lanes;
                for (int segment = first; segment < end; segment++)
                    Unsafe.CopyBlock(_vectors + (nint)segment * SegmentStride + frame * BlockedShape.Lanes, from + segment * BlockedShape.Lanes, BlockedShape.Lanes * sizeof(float));
            }
        }
    }
}
