using System.Numerics.Tensors;

namespace Xfel.ML.Formats.Internals;

/// <summary>Undoes a row's filter (PNG specification, section 9.2), in place.</summary>
internal static class PngUnfilter
{
    /// <param name="filter">The filter's number.</param>
    /// <param name="row">The row's bytes.</param>
    /// <param name="above">Those of the row above, undone before; zeros above the first row.</param>
    /// <param name="distance">How many bytes to the left the filter looks.</param>
    /// <returns>Whether there is such a filter.</returns>
    public static bool TryUndo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        switch (filter)
        {
            case 0:
                return true;
            case 1:
                for (int i = distance; i < row.Length; i++)
                    row[i] += row[i - distance];
                return true;
            case 2:
                TensorPrimitives.Add(row, above, row);
                return true;
            case 3:
                for (int i = 0; i < row.Length; i++)
                    row[i] += (byte)(((i < distance ? 0 : row[i - distance]) + above[i]) >> 1);
                return true;
            case 4:
                UndoPaeth(row, above[..row.Length], distance);
                return true;
            default:
                return false;
        }
    }

    private static void UndoPaeth(Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        int start = Math.Min(distance, row.Length);
        for (int i = 0; i < start; i++)
            row[i] += above[i];
        for (int i = start; i < row.Length; i++)
        {
            int left = row[i - distance], up = above[i], corner = above[i - distance];
            int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - 2 * corner);
            row[i] += (byte)(toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner);
        }
    }
}
