using System.Buffers;
using System.IO.Compression;

namespace Xfel.ML.Formats.Internals;

/// <summary>Undoes the filters of a chunk: deflate and shuffle.</summary>
internal static unsafe class Hdf5Unpacking
{
    /// <summary>Unpacks a chunk.</summary>
    /// <param name="dataSet">The data set; its filters stand in the order of writing.</param>
    /// <param name="stored">The chunk as stored; used up.</param>
    /// <param name="skipped">A bit for each filter that this chunk did not go through.</param>
    /// <param name="destination">Receives exactly one chunk.</param>
    /// <exception cref="InvalidDataException">The bytes do not unpack to a chunk.</exception>
    public static void Undo(Hdf5DataSet dataSet, Span<byte> stored, uint skipped, Span<byte> destination)
    {
        byte[] other = [];
        Span<byte> current = stored;
        try
        {
            for (int i = dataSet.Filters.Count - 1; i >= 0; i--)
            {
                if ((skipped >> i & 1) != 0)
                    continue;
                bool left = dataSet.Filters.Take(i).Where((_, position) => (skipped >> position & 1) == 0).Any();
                Span<byte> result = destination;
                if (left)
                {
                    if (other.Length == 0)
                        other = ArrayPool<byte>.Shared.Rent(destination.Length);
                    result = other.AsSpan(0, destination.Length);
                }

                if (dataSet.Filters[i].Id == Hdf5Filter.Deflate)
                    Inflate(current, result);
                else
                    Unshuffle(current, result, dataSet.Type.Size);
                current = result;
            }

            if (current.Length != destination.Length)
                throw new InvalidDataException($"a chunk of {current.Length} bytes where {destination.Length} were expected");
            if (dataSet.Filters.Count == 0 || !current.Overlaps(destination))
                current.CopyTo(destination);
        }
        finally
        {
            if (other.Length > 0)
                ArrayPool<byte>.Shared.Return(other);
        }
    }

    private static void Inflate(ReadOnlySpan<byte> packed, Span<byte> destination)
    {
        fixed (byte* start = packed)
        {
            using var stream = new UnmanagedMemoryStream(start, packed.Length);
            using var inflate = new ZLibStream(stream, CompressionMode.Decompress);
            int read = inflate.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            if (read < destination.Length || inflate.ReadByte() >= 0)
                throw new InvalidDataException(read < destination.Length ? $"a chunk that unpacks to {read} bytes where {destination.Length} were expected" : "a chunk that unpacks to more bytes than it holds");
        }
    }

    /// <summary>Puts the bytes of each element together again; the shuffle filter stores all first bytes, then all second ones, and so on.</summary>
    private static void Unshuffle(ReadOnlySpan<byte> shuffled, Span<byte> destination, int size)
    {
        if (shuffled.Length != destination.Length)
            throw new InvalidDataException($"a chunk of {shuffled.Length} bytes where {destination.Length} were expected");
        int count = destination.Length / size;
        for (int part = 0; part < size; part++)
        {
            ReadOnlySpan<byte> from = shuffled.Slice(part * count, count);
            for (int i = 0, at = part; i < from.Length; i++, at += size)
                destination[at] = from[i];
        }

        shuffled[(size * count)..].CopyTo(destination[(size * count)..]);
    }
}
