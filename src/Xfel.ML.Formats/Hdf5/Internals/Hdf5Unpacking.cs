using System.Buffers;
using System.IO.Compression;

namespace Xfel.ML.Formats.Internals;

/// <summary>Undoes the filters of a chunk: shuffle, deflate, or both.</summary>
internal static unsafe class Hdf5Unpacking
{
    /// <summary>Deflate packs 1032 to 1 at most.</summary>
    public const long MostRatio = 1100;

    /// <summary>Whether these filters are undone here; they stand in the order of writing.</summary>
    /// <param name="filters">What each chunk went through.</param>
    /// <param name="size">Bytes of an element.</param>
    public static bool CanUndo(IReadOnlyList<Hdf5Filter> filters, int size) => filters switch
    {
        [] => true,
        [{ Id: Hdf5Filter.Deflate }] => true,
        [{ Id: Hdf5Filter.Shuffle } shuffle] => shuffle.Value == size,
        [{ Id: Hdf5Filter.Shuffle } shuffle, { Id: Hdf5Filter.Deflate }] => shuffle.Value == size,
        _ => false,
    };

    /// <summary>Refuses what cannot be the packed form of so much, before room is made for it.</summary>
    /// <exception cref="InvalidDataException">Nothing packs that well.</exception>
    public static void RequirePossible(long stored, long unpacked)
    {
        if (unpacked / MostRatio > stored)
            throw new InvalidDataException($"a chunk of {stored} bytes, which cannot unpack to {unpacked}");
    }

    /// <summary>Unpacks a chunk.</summary>
    /// <param name="filters">The filters, in the order of writing.</param>
    /// <param name="stored">The chunk as stored.</param>
    /// <param name="skipped">A bit for each filter that this chunk did not go through.</param>
    /// <param name="destination">Receives exactly one chunk.</param>
    /// <exception cref="InvalidDataException">The bytes do not unpack to a chunk.</exception>
    public static void Undo(IReadOnlyList<Hdf5Filter> filters, ReadOnlySpan<byte> stored, uint skipped, Span<byte> destination)
    {
        bool deflated = false;
        int shuffled = 1;
        for (int i = 0; i < filters.Count; i++)
        {
            if ((skipped >> i & 1) != 0)
                continue;
            if (filters[i].Id == Hdf5Filter.Deflate)
                deflated = true;
            else
                shuffled = (int)filters[i].Value;
        }

        if (deflated && shuffled > 1)
            InflateAndUnshuffle(stored, destination, shuffled);
        else if (deflated)
            Inflate(stored, destination);
        else if (stored.Length != destination.Length)
            throw new InvalidDataException($"a chunk of {stored.Length} bytes where {destination.Length} were expected");
        else if (shuffled > 1)
            ByteShuffle.Undo(stored, destination, shuffled);
        else
            stored.CopyTo(destination);
    }

    private static void InflateAndUnshuffle(ReadOnlySpan<byte> stored, Span<byte> destination, int size)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(destination.Length);
        try
        {
            Span<byte> shuffled = buffer.AsSpan(0, destination.Length);
            Inflate(stored, shuffled);
            ByteShuffle.Undo(shuffled, destination, size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Inflate(ReadOnlySpan<byte> packed, Span<byte> destination)
    {
        fixed (byte* start = packed)
        {
            using var stream = new UnmanagedMemoryStream(start, packed.Length);
            using var inflate = new ZLibStream(stream, CompressionMode.Decompress);
            int read = inflate.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            if (read < destination.Length)
                throw new InvalidDataException($"a chunk that unpacks to {read} bytes where {destination.Length} were expected");
            // Reading on also makes the stream check its own sum.
            Span<byte> more = stackalloc byte[1];
            if (inflate.Read(more) > 0)
                throw new InvalidDataException("a chunk that unpacks to more bytes than it holds");
        }
    }
}
