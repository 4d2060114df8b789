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
                UndoPaeth(row, above, distance);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Channel by channel, so that the neighbours stay in registers, and without branches, which the data would make unpredictable.</summary>
    private static void UndoPaeth(Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        for (int channel = 0; channel < distance; channel++)
        {
            int left = 0, corner = 0;
            for (int i = channel; i < row.Length; i += distance)
            {
                int up = above[i];
                int fromLeft = Abs(up - corner), fromUp = Abs(left - corner), fromCorner = Abs(left + up - 2 * corner);
                int nearest = left ^ ((left ^ up) & ((fromUp - fromLeft) >> 31));
                nearest ^= (nearest ^ corner) & ((fromCorner - Math.Min(fromLeft, fromUp)) >> 31);
                left = (byte)(row[i] + nearest);
                row[i] = (byte)left;
                corner = up;
            }
        }
    }

    /// <summary>As Math.Abs, but without its branches: differences of bytes cannot overflow.</summary>
    private static int Abs(int value) => (value ^ (value >> 31)) - (value >> 31);
}
