namespace Xfel.ML.Formats.Internals;

/// <summary>The shuffle filter: it stores the first bytes of all elements, then all second ones, and so on.</summary>
internal static class ByteShuffle
{
    /// <summary>Puts the bytes of each element together again. Bytes that make no whole element stand at the end on both sides.</summary>
    /// <param name="shuffled">The bytes as stored.</param>
    /// <param name="destination">Receives as many bytes.</param>
    /// <param name="size">Bytes of an element.</param>
    public static void Undo(ReadOnlySpan<byte> shuffled, Span<byte> destination, int size)
    {
        if (destination.Length != shuffled.Length)
            throw new ArgumentException($"'destination' holds {destination.Length} bytes; {shuffled.Length} are needed.", nameof(destination));
        int count = shuffled.Length / size;
        for (int part = 0; part < size; part++)
        {
            ReadOnlySpan<byte> from = shuffled.Slice(part * count, count);
            for (int i = 0, at = part; i < from.Length; i++, at += size)
                destination[at] = from[i];
        }

        shuffled[(size * count)..].CopyTo(destination[(size * count)..]);
    }
}
