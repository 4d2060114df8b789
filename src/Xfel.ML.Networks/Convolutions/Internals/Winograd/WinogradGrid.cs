namespace Xfel.ML.Networks.Internals;

/// <summary>The 4 x 4 tiles of the frames of a batch, numbered row by row, frame by frame; tiles at the right and lower edge may be cut off.</summary>
/// <param name="Height">Rows of the tiled map.</param>
/// <param name="Width">Columns of the tiled map.</param>
internal readonly record struct WinogradGrid(int Height, int Width)
{
    public int Rows => (Height + WinogradPoints.Outputs - 1) / WinogradPoints.Outputs;

    public int Columns => (Width + WinogradPoints.Outputs - 1) / WinogradPoints.Outputs;

    public int TilesPerFrame => Rows * Columns;

    /// <summary>The tiles from <paramref name="tile"/> on that lie side by side, at most <paramref name="limit"/>.</summary>
    public WinogradRun RunAt(int tile, int limit)
    {
        (int frame, int rest) = Math.DivRem(tile, TilesPerFrame);
        (int row, int column) = Math.DivRem(rest, Columns);
        return new WinogradRun(frame, row * WinogradPoints.Outputs, column * WinogradPoints.Outputs, Math.Min(limit, Columns - column));
    }
}
