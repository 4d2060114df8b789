using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>The shuffle filter: it stores the first bytes of all elements, then all second ones, and so on.</summary>
internal static class ByteShuffle
{
    /// <summary>Takes the bytes of each element apart: elements of one chunk, whole ones only.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="destination">Receives their bytes; it may be longer.</param>
    /// <param name="size">Bytes of an element.</param>
    public static void Do(ReadOnlySpan<byte> elements, Span<byte> destination, int size)
    {
        int count = elements.Length / size;
        for (int part = 0; part < size; part++)
        {
            Span<byte> to = destination.Slice(part * count, count);
            for (int i = 0, at = part; i < to.Length; i++, at += size)
                to[i] = elements[at];
        }
    }

    /// <summary>Puts the bytes of each element together again. Bytes that make no whole element stand at the end on both sides.</summary>
    /// <param name="shuffled">The bytes as stored.</param>
    /// <param name="destination">Receives as many bytes.</param>
    /// <param name="size">Bytes of an element.</param>
    public static void Undo(ReadOnlySpan<byte> shuffled, Span<byte> destination, int size)
    {
        if (destination.Length != shuffled.Length)
            throw new ArgumentException($"'destination' holds {destination.Length} bytes; {shuffled.Length} are needed.", nameof(destination));
        int count = shuffled.Length / size;
        int done = !BitConverter.IsLittleEndian ? 0 : size switch
        {
            2 => Undo2(shuffled, destination, count),
            4 => Undo4(shuffled, destination, count),
            _ => 0,
        };
        for (int part = 0; part < size; part++)
        {
            ReadOnlySpan<byte> from = shuffled.Slice(part * count, count);
            for (int i = done, at = (done * size) + part; i < from.Length; i++, at += size)
                destination[at] = from[i];
        }

        shuffled[(size * count)..].CopyTo(destination[(size * count)..]);
    }

    /// <summary>Elements of two bytes; returns how many were done.</summary>
    private static int Undo2(ReadOnlySpan<byte> shuffled, Span<byte> destination, int count)
    {
        ref byte from = ref MemoryMarshal.GetReference(shuffled);
        ref ushort to = ref Unsafe.As<byte, ushort>(ref MemoryMarshal.GetReference(destination));
        int i = 0;
        for (; i <= count - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            (Vector<ushort> low, Vector<ushort> high) = Pair(ref Unsafe.Add(ref from, i), count);
            low.StoreUnsafe(ref to, (nuint)i);
            high.StoreUnsafe(ref to, (nuint)(i + Vector<ushort>.Count));
        }

        return i;
    }

    /// <summary>Elements of four bytes; returns how many were done.</summary>
    private static int Undo4(ReadOnlySpan<byte> shuffled, Span<byte> destination, int count)
    {
        ref byte from = ref MemoryMarshal.GetReference(shuffled);
        ref uint to = ref Unsafe.As<byte, uint>(ref MemoryMarshal.GetReference(destination));
        int i = 0;
        for (; i <= count - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            (Vector<ushort> low0, Vector<ushort> low1) = Pair(ref Unsafe.Add(ref from, i), count);
            (Vector<ushort> high0, Vector<ushort> high1) = Pair(ref Unsafe.Add(ref from, i + (2 * count)), count);
            Store(low0, high0, ref to, i);
            Store(low1, high1, ref to, i + Vector<ushort>.Count);
        }

        return i;
    }

    /// <summary>Words of a low byte and the high byte that lies <paramref name="count"/> bytes on.</summary>
    private static (Vector<ushort> First, Vector<ushort> Second) Pair(ref byte from, int count)
    {
        Vector.Widen(Vector.LoadUnsafe(ref from), out Vector<ushort> low0, out Vector<ushort> low1);
        Vector.Widen(Vector.LoadUnsafe(ref from, (nuint)count), out Vector<ushort> high0, out Vector<ushort> high1);
        return (low0 | (high0 << 8), low1 | (high1 << 8));
    }

    private static void Store(Vector<ushort> low, Vector<ushort> high, ref uint to, int at)
    {
        Vector.Widen(low, out Vector<uint> low0, out Vector<uint> low1);
        Vector.Widen(high, out Vector<uint> high0, out Vector<uint> high1);
        (low0 | (high0 << 16)).StoreUnsafe(ref to, (nuint)at);
        (low1 | (high1 << 16)).StoreUnsafe(ref to, (nuint)(at + Vector<uint>.Count));
    }
}
