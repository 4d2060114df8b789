namespace Xfel.ML.Networks.Internals;

/// <summary>Splits the pixels of a batch into runs whose data stay in the second-level cache while all taps pass: whole frames, or bands of rows of one frame.</summary>
internal readonly struct WeightBands
{
    public WeightBands(int rows, long bytesPerRow, int budgetBytes)
    {
        Rows = (int)Math.Clamp(budgetBytes / bytesPerRow, 1, rows);
        Frames = Rows < rows ? 1 : (int)Math.Max(1, budgetBytes / (bytesPerRow * rows));
        int bands = (rows + Rows - 1) / Rows;
        Rows = (rows + bands - 1) / bands;
    }

    /// <summary>Rows of a band.</summary>
    public int Rows { get; }

    /// <summary>Frames of a band; more than one only where a band is all rows.</summary>
    public int Frames { get; }
}
