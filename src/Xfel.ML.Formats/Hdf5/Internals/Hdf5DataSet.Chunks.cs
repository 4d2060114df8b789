using System.Buffers;

namespace Xfel.ML.Formats.Internals;

/// <content>Reading chunks as they are stored, so that they can be unpacked outside the library and by several threads.</content>
internal sealed partial class Hdf5DataSet
{
    private const long MostChunkBytes = 64 << 20;

    /// <summary>
    /// Whether chunks can be unpacked without the library: numbers that lie as stored, packed by deflate and shuffle or not at all. Larger
    /// ones are left to the library, which has one of them in memory at a time.
    /// </summary>
    public bool HasPlainChunks => Layout == Hdf5Layout.Chunked && Type.IsAsStored && Hdf5Unpacking.CanUndo(Filters, Type.Size) && ChunkBytes <= MostChunkBytes;

    /// <summary>Reads a chunk as it is stored.</summary>
    /// <param name="tile">The chunk's first element along each axis.</param>
    /// <param name="stored">Receives the bytes. A pooled array; one that is too short is given back for a longer one.</param>
    /// <param name="skipped">A bit for each filter that was not applied to this chunk.</param>
    /// <returns>The number of bytes; 0 for a chunk that was never written.</returns>
    /// <exception cref="Hdf5Exception">The library could not read it.</exception>
    public unsafe int ReadChunk(ReadOnlySpan<long> tile, ref byte[] stored, out uint skipped)
    {
        skipped = 0;
        using (Hdf5Library.Enter())
        {
            fixed (long* start = tile)
            {
                // A chunk that was never written is a failure for some versions, and 0 bytes for others.
                if (Hdf5Native.H5Dget_chunk_storage_size(_dataSet, (ulong*)start, out ulong size) < 0)
                {
                    _ = Hdf5Native.H5Eclear2(0);
                    return 0;
                }

                if (size > (ulong)Math.Min(FileBytes, Hdf5Packing.Bound(ChunkBytes)))
                    throw new Hdf5Exception($"a chunk of {size} bytes, more than the file has or packing {ChunkBytes} can give");
                if (size > (ulong)stored.Length)
                {
                    byte[] longer = ArrayPool<byte>.Shared.Rent((int)size);
                    if (stored.Length > 0)
                        ArrayPool<byte>.Shared.Return(stored);
                    stored = longer;
                }

                if (size > 0 && !Hdf5Library.ReadChunk(_dataSet, tile, stored, out skipped))
                    throw Hdf5Error.Take("a chunk that cannot be read");
                return (int)size;
            }
        }
    }
}
