using System.Buffers;

namespace Xfel.ML.Formats.Internals;

/// <summary>Reads frames chunk by chunk: the library only fetches bytes, everything else happens outside of its gate.</summary>
internal sealed class Hdf5ChunkReader
{
    private readonly Hdf5DataSet _dataSet;
    private readonly FrameStack _stack;
    private readonly long[] _shape;
    private readonly long[] _chunk;

    public Hdf5ChunkReader(Hdf5DataSet dataSet, FrameStack stack)
    {
        _dataSet = dataSet;
        _stack = stack;
        _shape = [.. dataSet.Shape];
        _chunk = [.. dataSet.Chunk];
    }

    /// <summary>Reads a run of frames; a chunk that cannot be unpacked makes the frames that it is part of bad.</summary>
    public void Read(int first, Span<float> destination, Span<string?> reasons)
    {
        int axes = _shape.Length;
        Span<long> start = stackalloc long[axes], end = stackalloc long[axes], tile = stackalloc long[axes];
        start.Clear();
        _shape.CopyTo(end);
        if (_stack.FrameAxis >= 0)
        {
            start[_stack.FrameAxis] = first;
            end[_stack.FrameAxis] = first + reasons.Length;
        }

        var wanted = new Hdf5Box(start, end);
        for (int axis = 0; axis < axes; axis++)
            tile[axis] = FirstTile(wanted, axis);
        byte[] stored = [];
        try
        {
            do
            {
                ReadTile(tile, wanted, ref stored, destination, reasons);
            }
            while (Next(tile, wanted));
        }
        finally
        {
            if (stored.Length > 0)
                ArrayPool<byte>.Shared.Return(stored);
        }
    }

    private long FirstTile(Hdf5Box wanted, int axis) => wanted.Start[axis] / _chunk[axis] * _chunk[axis];

    /// <summary>Moves on to the next chunk, the last axis fastest.</summary>
    private bool Next(Span<long> tile, Hdf5Box wanted)
    {
        for (int axis = tile.Length - 1; axis >= 0; axis--)
        {
            tile[axis] += _chunk[axis];
            if (tile[axis] < wanted.End[axis])
                return true;
            tile[axis] = FirstTile(wanted, axis);
        }

        return false;
    }

    private void ReadTile(ReadOnlySpan<long> tile, Hdf5Box wanted, ref byte[] stored, Span<float> destination, Span<string?> reasons)
    {
        int axes = tile.Length;
        Span<long> tileEnd = stackalloc long[axes], from = stackalloc long[axes], to = stackalloc long[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            tileEnd[axis] = tile[axis] + _chunk[axis];
            from[axis] = Math.Max(tile[axis], wanted.Start[axis]);
            to[axis] = Math.Min(tileEnd[axis], wanted.End[axis]);
        }

        var part = new Hdf5Box(from, to);
        try
        {
            int length = _dataSet.ReadChunk(tile, ref stored, out uint skipped);
            if (length == 0)
                ReadUnwritten(part, wanted, destination);
            else
                Unpack(stored.AsSpan(0, length), skipped, new Hdf5Box(tile, tileEnd), part, wanted, destination);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            int axis = _stack.FrameAxis;
            Span<string?> bad = axis < 0 ? reasons : reasons.Slice((int)(from[axis] - wanted.Start[axis]), (int)part.Length(axis));
            bad.Fill($"unreadable: {exception.Message}");
        }
    }

    private void Unpack(ReadOnlySpan<byte> stored, uint skipped, Hdf5Box tile, Hdf5Box part, Hdf5Box wanted, Span<float> destination)
    {
        int length = (int)_dataSet.ChunkBytes;
        Hdf5Unpacking.RequirePossible(stored.Length, length);
        byte[] chunk = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Hdf5Unpacking.Undo(_dataSet.Filters, stored, skipped, chunk.AsSpan(0, length));
            Hdf5Placing.Place(chunk.AsSpan(0, length), _dataSet.Type, tile, part, wanted, destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    /// <summary>A chunk that was never written holds the fill value, which the library knows.</summary>
    private void ReadUnwritten(Hdf5Box part, Hdf5Box wanted, Span<float> destination)
    {
        Span<long> count = stackalloc long[part.Axes];
        for (int axis = 0; axis < count.Length; axis++)
            count[axis] = part.Length(axis);
        int length = checked((int)(Hdf5Extent.Count(count) * _dataSet.Type.Size));
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            _dataSet.ReadBytes(part.Start, count, buffer.AsSpan(0, length));
            Hdf5Placing.Place(buffer.AsSpan(0, length), _dataSet.Type, part, part, wanted, destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
