namespace Xfel.ML.Formats.Internals;

/// <content>Reading chunks as they are stored, so that they can be unpacked outside the library and by several threads.</content>
internal sealed partial class Hdf5DataSet
{
    /// <summary>The bytes of a chunk once it is unpacked.</summary>
    public long ChunkBytes => Hdf5Extent.Count([.. Chunk]) * Type.Size;

    /// <summary>Whether chunks can be unpacked without the library: numbers that lie as stored, packed by deflate and shuffle or not at all.</summary>
    public bool HasPlainChunks => Layout == Hdf5Layout.Chunked && Type.IsAsStored && !IsExternal
        && Filters.All(filter => filter.Id is Hdf5Filter.Deflate or Hdf5Filter.Shuffle) && ChunkBytes <= Array.MaxLength;

    /// <summary>Reads a chunk as it is stored.</summary>
    /// <param name="offset">The chunk's first element along each axis.</param>
    /// <param name="stored">Receives the bytes.</param>
    /// <param name="skipped">A bit for each filter that was not applied to this chunk.</param>
    /// <returns>The number of bytes; 0 for a chunk that was never written, and the negative number of bytes needed when <paramref name="stored"/> is too short.</returns>
    /// <exception cref="Hdf5Exception">The library could not read it.</exception>
    public unsafe long ReadChunk(ReadOnlySpan<ulong> offset, Span<byte> stored, out uint skipped)
    {
        using (Hdf5Library.Enter())
        {
            skipped = 0;
            fixed (ulong* start = offset)
            {
                // A chunk that was never written is a failure for some versions, and 0 bytes for others.
                if (Hdf5Native.H5Dget_chunk_storage_size(_dataSet, start, out ulong size) < 0)
                {
                    _ = Hdf5Native.H5Eclear2(0);
                    return 0;
                }

                if (size == 0)
                    return 0;
                if (size > (ulong)stored.Length)
                    return -(long)Math.Min(size, long.MaxValue);
                if (!Hdf5Library.ReadChunk(_dataSet, offset, stored, out skipped))
                    throw Hdf5Error.Take("a chunk that cannot be read");
                return (long)size;
            }
        }
    }
}
