namespace Xfel.ML.Networks.Internals;

/// <summary>Between maps <c>[block][row][column][16]</c> and the vectors <c>[segment][frame][16]</c> of the linear layers.</summary>
internal static unsafe class FlattenKernel
{
    /// <summary>One frame's map becomes its segments, block after block, row after row.</summary>
    public static void Run(float* map, in BlockedShape shape, float* vectors)
    {
        for (int block = 0; block < shape.Blocks; block++)
        {
            for (int row = 0; row < shape.Height; row++)
            {
                for (int column = 0; column < shape.Width; column++, vectors += LinearStep.SegmentStride)
                    new ReadOnlySpan<float>(map + shape.Offset(block, row, column), BlockedShape.Lanes).CopyTo(new Span<float>(vectors, BlockedShape.Lanes));
            }
        }
    }

    /// <summary>One frame's segments become a plain vector.</summary>
    public static void Gather(float* vectors, Span<float> destination)
    {
        for (; destination.Length > 0; vectors += LinearStep.SegmentStride)
        {
            int length = Math.Min(BlockedShape.Lanes, destination.Length);
            new ReadOnlySpan<float>(vectors, length).CopyTo(destination);
            destination = destination[length..];
        }
    }
}
