namespace Xfel.ML.Formats.Internals;

/// <summary>The measures of a growing data set's chunks.</summary>
internal sealed class Hdf5RowChunk
{
    private const int UsualBytes = 1 << 16;
    private const int MostRows = 1 << 12;

    /// <exception cref="ArgumentException">A chunk would be larger than an array can be.</exception>
    public Hdf5RowChunk(int elementSize, ReadOnlySpan<int> rowShape, Hdf5RowOptions options)
    {
        ElementSize = elementSize;
        RowShape = new ulong[rowShape.Length];
        long rowBytes = elementSize;
        for (int i = 0; i < rowShape.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(rowShape[i], 1, nameof(rowShape));
            RowShape[i] = (ulong)rowShape[i];
            rowBytes *= rowShape[i];
            if (rowBytes > Array.MaxLength)
                throw new ArgumentException($"A row of {rowBytes} bytes cannot be written; {Array.MaxLength} is the most.", nameof(rowShape));
        }

        RowBytes = (int)rowBytes;
        Rows = options.ChunkRows > 0 ? options.ChunkRows : Math.Clamp(UsualBytes / RowBytes, 1, MostRows);
        Bytes = checked(Rows * RowBytes);
        Level = options.Level;
        IsShuffled = options is { Level: > 0, Shuffle: true } && elementSize is 2 or 4 or 8;
    }

    public int ElementSize { get; }

    /// <summary>The shape of a row.</summary>
    public ulong[] RowShape { get; }

    public int RowBytes { get; }

    public int Rows { get; }

    public int Bytes { get; }

    /// <summary>deflate's level; 0 for none.</summary>
    public int Level { get; }

    public bool IsShuffled { get; }
}
