using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace Xfel.ML.Formats.Internals;

/// <summary>Reads the central directory of a ZIP archive (APPNOTE 6.3, sections 4.3.12 to 4.3.16), with its 64-bit extensions.</summary>
internal static class ZipDirectory
{
    public const uint LocalHeaderSignature = 0x04034B50;
    public const uint EntrySignature = 0x02014B50;
    public const uint EndSignature = 0x06054B50;
    public const uint End64Signature = 0x06064B50;
    public const uint Locator64Signature = 0x07064B50;
    public const int LocalHeaderSize = 30;
    public const int EntrySize = 46;
    public const int EndSize = 22;
    public const int End64Size = 56;
    public const int Locator64Size = 20;
    public const int Extra64 = 1;

    private const int MaxDirectorySize = 1 << 26;

    /// <summary>Reads the members in the order of the directory.</summary>
    /// <exception cref="InvalidDataException">The directory is missing or damaged; the message says what was found.</exception>
    public static List<ZipMember> Read(DataReader file)
    {
        (long offset, long size, long count) = FindDirectory(file);
        if (offset < 0 || size < 0 || size > MaxDirectorySize || offset > file.Length - size)
            throw new InvalidDataException("a ZIP archive whose directory lies outside the file");
        var directory = new byte[size];
        if (file.Read(offset, directory) < size)
            throw new InvalidDataException("a ZIP archive whose directory is cut off");

        List<ZipMember> members = [];
        ReadOnlySpan<byte> rest = directory;
        while (members.Count < count)
            members.Add(ReadEntry(ref rest));
        return members;
    }

    private static (long Offset, long Size, long Count) FindDirectory(DataReader file)
    {
        // The end record is followed by a comment of at most 65,535 bytes.
        var tail = new byte[Math.Min(file.Length, EndSize + ushort.MaxValue)];
        long tailOffset = file.Length - tail.Length;
        if (file.Read(tailOffset, tail) < tail.Length)
            throw new InvalidDataException("a ZIP archive that is cut off");
        for (int at = tail.Length - EndSize; at >= 0; at--)
        {
            ReadOnlySpan<byte> end = tail.AsSpan(at);
            if (ReadUInt32LittleEndian(end) != EndSignature || ReadUInt16LittleEndian(end[20..]) > end.Length - EndSize)
                continue;
            long count = ReadUInt16LittleEndian(end[10..]), size = ReadUInt32LittleEndian(end[12..]), offset = ReadUInt32LittleEndian(end[16..]);
            bool is64 = count == ushort.MaxValue || size == uint.MaxValue || offset == uint.MaxValue;
            return is64 ? FindDirectory64(file, tailOffset + at) ?? (offset, size, count) : (offset, size, count);
        }

        throw new InvalidDataException("a ZIP archive without its directory, which is written last");
    }

    private static (long Offset, long Size, long Count)? FindDirectory64(DataReader file, long endOffset)
    {
        Span<byte> locator = stackalloc byte[Locator64Size];
        if (endOffset < Locator64Size || file.Read(endOffset - Locator64Size, locator) < Locator64Size || ReadUInt32LittleEndian(locator) != Locator64Signature)
            return null;
        long recordOffset = ReadInt64LittleEndian(locator[8..]);
        Span<byte> end = stackalloc byte[End64Size];
        if (recordOffset < 0 || file.Read(recordOffset, end) < End64Size || ReadUInt32LittleEndian(end) != End64Signature)
            throw new InvalidDataException("a ZIP archive with a damaged 64-bit directory");
        return (ReadInt64LittleEndian(end[48..]), ReadInt64LittleEndian(end[40..]), ReadInt64LittleEndian(end[32..]));
    }

    private static ZipMember ReadEntry(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < EntrySize || ReadUInt32LittleEndian(rest) != EntrySignature)
            throw new InvalidDataException("a ZIP archive with a damaged directory");
        int nameLength = ReadUInt16LittleEndian(rest[28..]), extraLength = ReadUInt16LittleEndian(rest[30..]), commentLength = ReadUInt16LittleEndian(rest[32..]);
        int length = EntrySize + nameLength + extraLength + commentLength;
        if (rest.Length < length)
            throw new InvalidDataException("a ZIP archive with a damaged directory");

        long size = ReadUInt32LittleEndian(rest[24..]), compressed = ReadUInt32LittleEndian(rest[20..]), offset = ReadUInt32LittleEndian(rest[42..]);
        ReadExtra64(rest.Slice(EntrySize + nameLength, extraLength), ref size, ref compressed, ref offset);
        if (size < 0 || compressed < 0 || offset < 0)
            throw new InvalidDataException("a ZIP archive with a negative size in its directory");
        int flags = ReadUInt16LittleEndian(rest[8..]);
        ReadOnlySpan<byte> name = rest.Slice(EntrySize, nameLength);
        var member = new ZipMember
        {
            Name = ((flags & 0x800) != 0 ? Encoding.UTF8 : Encoding.Latin1).GetString(name),
            Flags = flags,
            Method = ReadUInt16LittleEndian(rest[10..]),
            Checksum = ReadUInt32LittleEndian(rest[16..]),
            CompressedSize = compressed,
            Size = size,
            HeaderOffset = offset,
        };
        rest = rest[length..];
        return member;
    }

    /// <summary>The 64-bit extra field holds, in this order, only those values that are all ones in the entry itself.</summary>
    private static void ReadExtra64(ReadOnlySpan<byte> extra, ref long size, ref long compressed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            int length = ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
                return;
            if (ReadUInt16LittleEndian(extra) == Extra64)
            {
                ReadOnlySpan<byte> values = extra.Slice(4, length);
                Take(ref values, ref size);
                Take(ref values, ref compressed);
                Take(ref values, ref offset);
                return;
            }

            extra = extra[(4 + length)..];
        }
    }

    private static void Take(ref ReadOnlySpan<byte> values, ref long value)
    {
        if (value != uint.MaxValue || values.Length < 8)
            return;
        value = ReadInt64LittleEndian(values);
        values = values[8..];
    }
}
