using System.Buffers;

namespace Xfel.ML.Formats.Internals;

/// <summary>Appends rows to a data set whose first axis grows. Chunks are packed outside the library's gate, and written in the order in which they were filled.</summary>
internal sealed unsafe class Hdf5RowWriter(string path, Hdf5ObjectHandle dataSet, Hdf5RowChunk chunk, Hdf5PackQueue queue)
{
    /// <summary>The data set is made longer by many rows at once, and cut to its length at the end.</summary>
    private const int GrowRows = 1 << 10;

    private byte[]? _buffer;
    private int _filled;
    private long _flushed;
    private long _extent;

    public string Path => path;

    /// <summary>The number of rows appended so far.</summary>
    public long Count => _flushed + _filled / chunk.RowBytes;

    /// <summary>Appends whole rows.</summary>
    public void Append(ReadOnlySpan<byte> rows)
    {
        if (rows.Length % chunk.RowBytes != 0)
            throw new ArgumentException($"{rows.Length} bytes are no whole number of rows of {chunk.RowBytes} bytes in '{path}'.", nameof(rows));
        while (!rows.IsEmpty)
        {
            int taken = Math.Min(rows.Length, chunk.Bytes - _filled);
            rows[..taken].CopyTo(Room(taken));
            rows = rows[taken..];
        }
    }

    /// <summary>Room for the next row, to be filled by the caller before anything else is appended.</summary>
    public Span<byte> AppendRow() => Room(chunk.RowBytes);

    /// <summary>Gives the last chunk to the queue, filled up with zeros.</summary>
    public void Flush()
    {
        if (_filled == 0)
            return;
        int rows = _filled / chunk.RowBytes;
        _buffer.AsSpan(_filled, chunk.Bytes - _filled).Clear();
        queue.Add(this, chunk, _flushed, _buffer!);
        _flushed += rows;
        _filled = 0;
        _buffer = null;
    }

    /// <summary>Writes a packed chunk. The queue calls it in the order of <see cref="Append"/>.</summary>
    public void WriteChunk(long firstRow, ReadOnlySpan<byte> stored, uint skippedFilters)
    {
        using (Hdf5Library.Enter())
        {
            if (firstRow + chunk.Rows > _extent)
                SetExtent(firstRow + Math.Max(chunk.Rows, GrowRows));
            Span<ulong> offset = stackalloc ulong[1 + chunk.RowShape.Length];
            offset.Clear();
            offset[0] = (ulong)firstRow;
            fixed (ulong* start = offset)
            fixed (byte* bytes = stored)
            {
                if (Hdf5Native.H5Dwrite_chunk(dataSet, 0, skippedFilters, start, (nuint)stored.Length, bytes) < 0)
                    throw Hdf5Error.Take("data that cannot be written");
            }
        }
    }

    /// <summary>Cuts the data set to what was appended, and closes it. The gate is held.</summary>
    public void Close()
    {
        SetExtent(Count);
        dataSet.Dispose();
    }

    /// <summary>Gives everything back.</summary>
    /// <param name="canBeClosed">Whether the library may close the data set; if not, it stays open.</param>
    public void Dispose(bool canBeClosed)
    {
        if (_buffer is not null)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = null;
        if (!canBeClosed)
            dataSet.SetHandleAsInvalid();
        dataSet.Dispose();
    }

    /// <summary>The next bytes of the current chunk; a chunk that is full goes to the queue first.</summary>
    private Span<byte> Room(int bytes)
    {
        if (_filled == chunk.Bytes)
            Flush();
        _buffer ??= ArrayPool<byte>.Shared.Rent(chunk.Bytes);
        Span<byte> room = _buffer.AsSpan(_filled, bytes);
        _filled += bytes;
        return room;
    }

    private void SetExtent(long rows)
    {
        Span<ulong> lengths = stackalloc ulong[1 + chunk.RowShape.Length];
        lengths[0] = (ulong)rows;
        chunk.RowShape.CopyTo(lengths[1..]);
        fixed (ulong* start = lengths)
        {
            if (Hdf5Native.H5Dset_extent(dataSet, start) < 0)
                throw Hdf5Error.Take("a data set that cannot grow");
        }

        _extent = rows;
    }
}
