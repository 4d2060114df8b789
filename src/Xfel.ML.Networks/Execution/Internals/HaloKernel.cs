namespace Xfel.ML.Networks.Internals;

/// <summary>Zeroes the halo around rows that were just written; the buffers are reused between shapes, so every pass does it.</summary>
internal static unsafe class HaloKernel
{
    /// <summary>Left and right of the rows, and above or below when they are the first or the last.</summary>
    /// <param name="block">Start of the block of channels, halo included.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="firstRow">First row that was written.</param>
    /// <param name="rows">Number of rows.</param>
    public static void Clear(float* block, in BlockedShape shape, int firstRow, int rows)
    {
        if (shape.Halo == 0)
            return;
        int stride = shape.RowStride, edge = shape.Halo * BlockedShape.Lanes;
        if (firstRow == 0)
            new Span<float>(block, shape.Halo * stride).Clear();
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            float* start = block + (nint)(row + shape.Halo) * stride;
            new Span<float>(start, edge).Clear();
            new Span<float>(start + stride - edge, edge).Clear();
        }

        if (firstRow + rows == shape.Height)
            new Span<float>(block + (nint)(shape.Height + shape.Halo) * stride, shape.Halo * stride).Clear();
    }
}
