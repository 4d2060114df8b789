using System.Buffers;
using System.IO.Compression;

namespace Xfel.ML.Formats.Internals;

/// <summary>Applies the filters shuffle and deflate to a chunk: what <see cref="Hdf5Unpacking"/> undoes.</summary>
internal static class Hdf5Packing
{
    /// <summary>Packs a chunk; one that does not get smaller stays as it is.</summary>
    /// <param name="chunk">Its measures.</param>
    /// <param name="raw">A rented array with the chunk; given back or handed on.</param>
    public static Hdf5PackedChunk Pack(Hdf5RowChunk chunk, byte[] raw)
    {
        byte[] sorted = raw;
        if (chunk.IsShuffled)
        {
            sorted = ArrayPool<byte>.Shared.Rent(chunk.Bytes);
            ByteShuffle.Do(raw.AsSpan(0, chunk.Bytes), sorted, chunk.ElementSize);
        }

        byte[] packed = ArrayPool<byte>.Shared.Rent(checked((int)Bound(chunk.Bytes)));
        using var target = new MemoryStream(packed);
        using (var deflate = new ZLibStream(target, new ZLibCompressionOptions { CompressionLevel = chunk.Level }, leaveOpen: true))
            deflate.Write(sorted, 0, chunk.Bytes);
        int length = (int)target.Position;
        if (!ReferenceEquals(sorted, raw))
            ArrayPool<byte>.Shared.Return(sorted);
        bool smaller = length < chunk.Bytes;
        ArrayPool<byte>.Shared.Return(smaller ? raw : packed);
        return smaller ? new Hdf5PackedChunk(packed, length, 0) : new Hdf5PackedChunk(raw, chunk.Bytes, chunk.IsShuffled ? 3u : 1u);
    }

    /// <summary>The most bytes that so many can become: deflate makes data that do not shrink a little longer.</summary>
    public static long Bound(long bytes) => bytes + bytes / 1000 + 1024;
}
