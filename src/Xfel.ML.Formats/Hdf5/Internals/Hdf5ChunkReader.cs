using System.Buffers;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>Reads frames chunk by chunk: the library only fetches bytes, everything else happens outside of its gate.</summary>
internal sealed class Hdf5ChunkReader(Hdf5DataSet dataSet, FrameStack stack)
{
    /// <summary>Reads a run of frames; a chunk that cannot be unpacked makes the frames that it is part of bad.</summary>
    public void Read(int first, Span<float> destination, Span<string?> reasons)
    {
        int axes = dataSet.Shape.Count;
        Span<long> start = stackalloc long[axes], end = stackalloc long[axes], tile = stackalloc long[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            bool frames = axis == stack.FrameAxis;
            start[axis] = frames ? first : 0;
            end[axis] = frames ? first + destination.Length / stack.Size.PixelCount : dataSet.Shape[axis];
            tile[axis] = start[axis] / dataSet.Chunk[axis] * dataSet.Chunk[axis];
        }

        byte[] chunk = ArrayPool<byte>.Shared.Rent((int)dataSet.ChunkBytes);
        byte[] stored = ArrayPool<byte>.Shared.Rent(StoredBound(dataSet.ChunkBytes));
        try
        {
            do
            {
                ReadTile(tile, start, end, chunk, ref stored, destination, reasons);
            }
            while (Next(tile, start, end));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
            ArrayPool<byte>.Shared.Return(stored);
        }
    }

    /// <summary>Moves on to the next chunk, the last axis fastest.</summary>
    private bool Next(Span<long> tile, ReadOnlySpan<long> start, ReadOnlySpan<long> end)
    {
        for (int axis = tile.Length - 1; axis >= 0; axis--)
        {
            tile[axis] += dataSet.Chunk[axis];
            if (tile[axis] < end[axis])
                return true;
            tile[axis] = start[axis] / dataSet.Chunk[axis] * dataSet.Chunk[axis];
        }

        return false;
    }

    private void ReadTile(ReadOnlySpan<long> tile, ReadOnlySpan<long> start, ReadOnlySpan<long> end, byte[] chunk, ref byte[] stored, Span<float> destination, Span<string?> reasons)
    {
        // The part of the chunk that is wanted.
        int axes = tile.Length;
        Span<long> from = stackalloc long[axes], to = stackalloc long[axes];
        Span<ulong> offset = stackalloc ulong[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            from[axis] = Math.Max(tile[axis], start[axis]);
            to[axis] = Math.Min(tile[axis] + dataSet.Chunk[axis], end[axis]);
            offset[axis] = (ulong)tile[axis];
        }

        try
        {
            long bytes = dataSet.ReadChunk(offset, stored, out uint skipped);
            if (bytes < 0)
            {
                if (-bytes > StoredBound(dataSet.ChunkBytes))
                    throw new InvalidDataException($"a chunk of {-bytes} bytes, more than packing {dataSet.ChunkBytes} can give");
                ArrayPool<byte>.Shared.Return(stored);
                stored = ArrayPool<byte>.Shared.Rent((int)-bytes);
                bytes = dataSet.ReadChunk(offset, stored, out skipped);
            }

            Span<byte> unpacked = chunk.AsSpan(0, (int)dataSet.ChunkBytes);
            if (bytes <= 0)
                ReadUnwritten(from, to, start, end, destination);
            else
            {
                Hdf5Unpacking.Undo(dataSet, stored.AsSpan(0, (int)bytes), skipped, unpacked);
                Scatter(unpacked, tile, from, to, start, end, destination);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            (long firstBad, long afterBad) = stack.FrameAxis < 0 ? (0L, 1L) : (from[stack.FrameAxis] - start[stack.FrameAxis], to[stack.FrameAxis] - start[stack.FrameAxis]);
            reasons[(int)firstBad..(int)afterBad].Fill($"unreadable: {exception.Message}");
        }
    }

    /// <summary>A chunk that was never written holds the fill value, which the library knows.</summary>
    private void ReadUnwritten(ReadOnlySpan<long> from, ReadOnlySpan<long> to, ReadOnlySpan<long> start, ReadOnlySpan<long> end, Span<float> destination)
    {
        Span<long> count = stackalloc long[from.Length];
        for (int axis = 0; axis < count.Length; axis++)
            count[axis] = to[axis] - from[axis];
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)dataSet.ChunkBytes);
        try
        {
            Span<byte> bytes = buffer.AsSpan(0, (int)Hdf5Extent.Count(count) * dataSet.Type.Size);
            dataSet.ReadBytes(from, count, bytes);
            Place(bytes, count, from, from, to, start, end, destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Scatter(Span<byte> chunk, ReadOnlySpan<long> tile, ReadOnlySpan<long> from, ReadOnlySpan<long> to, ReadOnlySpan<long> start, ReadOnlySpan<long> end, Span<float> destination)
    {
        Span<long> shape = stackalloc long[tile.Length];
        for (int axis = 0; axis < shape.Length; axis++)
            shape[axis] = dataSet.Chunk[axis];
        Place(chunk, shape, tile, from, to, start, end, destination);
    }

    /// <summary>Converts the part [from, to) of a block and puts it where it belongs in the run of frames [start, end).</summary>
    private void Place(Span<byte> block, ReadOnlySpan<long> shape, ReadOnlySpan<long> origin, ReadOnlySpan<long> from, ReadOnlySpan<long> to, ReadOnlySpan<long> start, ReadOnlySpan<long> end, Span<float> destination)
    {
        int axes = shape.Length;
        // Trailing axes that are wanted whole on both sides make one run.
        int last = axes - 1;
        long run = to[last] - from[last];
        while (last > 0 && shape[last] == run && end[last] - start[last] == run && IsWhole(shape, from, to, start, end, last))
        {
            last--;
            run = to[last] - from[last];
        }

        long elements = run;
        for (int axis = last + 1; axis < axes; axis++)
            elements *= shape[axis];
        Span<long> at = stackalloc long[axes];
        from.CopyTo(at);
        do
        {
            long source = 0, target = 0;
            for (int axis = 0; axis < axes; axis++)
            {
                source = source * shape[axis] + (at[axis] - origin[axis]);
                target = target * (end[axis] - start[axis]) + (at[axis] - start[axis]);
            }

            Convert(block.Slice((int)(source * dataSet.Type.Size), (int)(elements * dataSet.Type.Size)), destination.Slice((int)target, (int)elements));
        }
        while (NextRow(at, from, to, last));
    }

    private static bool IsWhole(ReadOnlySpan<long> shape, ReadOnlySpan<long> from, ReadOnlySpan<long> to, ReadOnlySpan<long> start, ReadOnlySpan<long> end, int axis) =>
        from[axis] == start[axis] && to[axis] == end[axis] && to[axis] - from[axis] == shape[axis];

    private static bool NextRow(Span<long> at, ReadOnlySpan<long> from, ReadOnlySpan<long> to, int last)
    {
        for (int axis = last - 1; axis >= 0; axis--)
        {
            if (++at[axis] < to[axis])
                return true;
            at[axis] = from[axis];
        }

        return false;
    }

    private void Convert(Span<byte> bytes, Span<float> destination)
    {
        if (dataSet.Type is { IsComplex: false, Element: { Kind: 'f', Size: 4 } element } && element.BigEndian != BitConverter.IsLittleEndian)
            bytes.CopyTo(MemoryMarshal.AsBytes(destination));
        else
            Hdf5Elements.Convert(bytes, dataSet.Type, destination);
    }

    /// <summary>Deflate makes data that do not shrink a little longer.</summary>
    private static int StoredBound(long bytes) => (int)Math.Min(Array.MaxLength, bytes + bytes / 1000 + 1024);
}
