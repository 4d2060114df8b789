namespace Xfel.ML.Formats.Internals;

/// <summary>How the images of a module lie in a data set.</summary>
/// <param name="Entries">The number of entries along the first axis.</param>
/// <param name="Cells">Images of an entry that follow each other along the second axis; 1 where an entry is an image.</param>
/// <param name="Planes">Planes of an image along the second axis, of which the first holds the intensities; 0 for no such axis.</param>
/// <param name="Height">Rows of an image.</param>
/// <param name="Width">Columns of an image.</param>
/// <param name="Values">Values of a pixel along a last axis; 0 for no such axis.</param>
internal readonly record struct XfelImageLayout(long Entries, int Cells, int Planes, int Height, int Width, int Values)
{
    private const int MostValues = 4;

    /// <summary>Pixels of an image.</summary>
    public int PixelCount => Height * Width;

    /// <summary>The number of axes.</summary>
    public int Axes => 3 + (Cells > 0 || Planes > 0 ? 1 : 0) + (Values > 0 ? 1 : 0);

    /// <summary>The number of images.</summary>
    public long Images => (long)Int128.Min((Int128)Entries * Math.Max(1, Cells), long.MaxValue);

    /// <summary>Reads the shape of a data set of images: <c>(n, H, W)</c>, <c>(n, planes, H, W)</c> or, by cell, <c>(n, cells, H, W)</c>; null for any other.</summary>
    public static XfelImageLayout? Of(IReadOnlyList<long> shape, bool byCell)
    {
        if (shape.Count is not (3 or 4))
            return null;
        long second = shape.Count == 4 ? shape[1] : 0, height = shape[^2], width = shape[^1];
        if (height < 1 || width < 1 || (shape.Count == 4 && second < 1) || second > int.MaxValue || Int128.CreateChecked(height) * width > Array.MaxLength)
            return null;
        return new XfelImageLayout(shape[0], byCell ? (int)second : 0, byCell ? 0 : (int)second, (int)height, (int)width, 0);
    }

    /// <summary>Reads the shape of the masks of these images: that of the images, or without planes, or with several values a pixel; null for any other.</summary>
    public XfelImageLayout? OfMask(IReadOnlyList<long> shape)
    {
        bool byCell = Cells > 0;
        if (shape.Count > 3 && !byCell && shape[^1] is >= 1 and <= MostValues && shape[^2] == Width)
        {
            var several = Of([.. shape.Take(shape.Count - 1)], byCell);
            return several is { } layout && IsSameImages(layout) ? layout with { Values = (int)shape[^1] } : null;
        }

        return Of(shape, byCell) is { } same && IsSameImages(same) ? same : null;
    }

    /// <summary>The block of a data set that holds a run of images; of images by cell, the run stays within one entry.</summary>
    public void Window(int first, int count, Span<long> start, Span<long> length)
    {
        start.Clear();
        length.Fill(1);
        if (Cells > 0)
        {
            start[0] = first / Cells;
            start[1] = first % Cells;
            length[1] = count;
        }
        else
        {
            start[0] = first;
            length[0] = count;
        }

        int pixel = Axes - (Values > 0 ? 3 : 2);
        length[pixel] = Height;
        length[pixel + 1] = Width;
        if (Values > 0)
            length[pixel + 2] = Values;
    }

    /// <summary>The end of the longest run of images from one on that can be read at once.</summary>
    public int EndOfRun(int first) => Cells > 0 ? (first / Cells + 1) * Cells : int.MaxValue;

    private bool IsSameImages(XfelImageLayout other) => other.Entries == Entries && other.Cells == Cells && other.Height == Height && other.Width == Width;
}
