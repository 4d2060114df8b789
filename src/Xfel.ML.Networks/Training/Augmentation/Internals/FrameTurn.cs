namespace Xfel.ML.Networks.Internals;

/// <summary>Flips and quarter turns of one plane of pixels, in place.</summary>
internal static class FrameTurn
{
    public static void FlipHorizontal(Span<float> pixels, int width)
    {
        for (int row = 0; row < pixels.Length; row += width)
            pixels.Slice(row, width).Reverse();
    }

    public static void FlipVertical(Span<float> pixels, int width)
    {
        pixels.Reverse();
        FlipHorizontal(pixels, width);
    }

    /// <summary>Quarter turns of a square, counter-clockwise as numpy's <c>rot90</c>.</summary>
    public static void Rotate(Span<float> pixels, int side, int turns)
    {
        if (turns is 1 or 3)
            Transpose(pixels, side);
        if (turns is 1 or 2)
            FlipVertical(pixels, side);
        if (turns is 2 or 3)
            FlipHorizontal(pixels, side);
    }

    private static void Transpose(Span<float> pixels, int side)
    {
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < row; column++)
                (pixels[row * side + column], pixels[column * side + row]) = (pixels[column * side + row], pixels[row * side + column]);
        }
    }
}
