using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace Xfel.ML.Formats.Internals;

/// <summary>Writes a ZIP archive of uncompressed members whose sizes are known in advance; checksums are filled in when a member ends.</summary>
internal sealed class ZipWriter
{
    private const int ChecksumOffset = 14;
    private const ushort Version = 20;
    private const ushort Version64 = 45;
    private const ushort Date1980 = (1 << 5) | 1; // the earliest that the format can say: bytes do not depend on the clock

    private readonly Stream _stream;
    private readonly long _limit;
    private readonly List<ZipMember> _members = [];
    private ZipMember? _current;
    private long _remaining;
    private uint _checksum;

    /// <param name="stream">A stream that can write and seek, at its start.</param>
    /// <param name="limit">Sizes and positions from here on are written in 64 bits; tests lower it.</param>
    public ZipWriter(Stream stream, long limit = uint.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek || !stream.CanWrite || stream.Position != 0)
            throw new ArgumentException("An archive needs a stream that can write and seek, at its start.", nameof(stream));
        _stream = stream;
        _limit = limit;
    }

    /// <summary>The member that is being written; <see langword="null"/> between members.</summary>
    public string? CurrentName => _current?.Name;

    public void Begin(string name, long size)
    {
        RequireEnded();
        _current = new ZipMember
        {
            Name = name,
            Flags = name.All(char.IsAscii) ? 0 : 0x800,
            Method = ZipMember.Stored,
            Checksum = 0,
            CompressedSize = size,
            Size = size,
            HeaderOffset = _stream.Position,
        };
        _remaining = size;
        _checksum = 0;
        WriteLocalHeader(_current, Needs64(size));
        EndIfWhole();
    }

    public void Append(ReadOnlySpan<byte> data)
    {
        if (_current is null || data.Length > _remaining)
            throw new InvalidOperationException($"The member '{_current?.Name}' is given {data.Length} bytes; {_remaining} are missing.");
        _stream.Write(data);
        _checksum = Crc32.Append(_checksum, data);
        _remaining -= data.Length;
        EndIfWhole();
    }

    /// <summary>Ends the member here, with fewer bytes than it was to have, and puts another beginning in the place of its own.</summary>
    /// <param name="oldHead">The bytes that it begins with.</param>
    /// <param name="newHead">As many others.</param>
    public void Cut(ReadOnlySpan<byte> oldHead, ReadOnlySpan<byte> newHead)
    {
        ZipMember member = _current ?? throw new InvalidOperationException("No member is being written.");
        long end = _stream.Position, size = member.Size - _remaining;
        if (oldHead.Length != newHead.Length || oldHead.Length > size)
            throw new ArgumentException($"A beginning of {newHead.Length} bytes cannot take the place of one of {oldHead.Length} in a member of {size}.", nameof(newHead));
        _current = member with { Size = size, CompressedSize = size };
        _remaining = 0;
        _checksum ^= Crc32.Carry(Crc32.Append(0, oldHead) ^ Crc32.Append(0, newHead), size - oldHead.Length);
        _stream.Position = member.HeaderOffset;
        WriteLocalHeader(_current, Needs64(member.Size));
        _stream.Write(newHead);
        _stream.Position = end;
        EndIfWhole();
    }

    public void Complete()
    {
        RequireEnded();
        long start = _stream.Position;
        foreach (ZipMember member in _members)
            WriteEntry(member);
        WriteEnd(start, _stream.Position - start);
    }

    private bool Needs64(long value) => value >= _limit;

    private uint Limit(long value) => Needs64(value) ? uint.MaxValue : (uint)value;

    private void RequireEnded()
    {
        if (_current is not null)
            throw new InvalidOperationException($"The member '{_current.Name}' lacks {_remaining} of {_current.Size} bytes; write all its elements first.");
    }

    private void EndIfWhole()
    {
        if (_remaining > 0)
            return;
        long end = _stream.Position;
        Span<byte> checksum = stackalloc byte[4];
        WriteUInt32LittleEndian(checksum, _checksum);
        _stream.Position = _current!.HeaderOffset + ChecksumOffset;
        _stream.Write(checksum);
        _stream.Position = end;
        _members.Add(_current with { Checksum = _checksum });
        _current = null;
    }

    /// <param name="member">What it says.</param>
    /// <param name="is64">Whether sizes take 64 bits; a header that was written so keeps its length when the member is cut.</param>
    private void WriteLocalHeader(ZipMember member, bool is64)
    {
        byte[] name = Encoding.UTF8.GetBytes(member.Name);
        var header = new byte[ZipDirectory.LocalHeaderSize + name.Length + (is64 ? 20 : 0)];
        WriteUInt32LittleEndian(header, ZipDirectory.LocalHeaderSignature);
        WriteUInt16LittleEndian(header.AsSpan(4), is64 ? Version64 : Version);
        WriteUInt16LittleEndian(header.AsSpan(6), (ushort)member.Flags);
        WriteUInt16LittleEndian(header.AsSpan(12), Date1980);
        WriteUInt32LittleEndian(header.AsSpan(18), is64 ? uint.MaxValue : (uint)member.Size);
        WriteUInt32LittleEndian(header.AsSpan(22), is64 ? uint.MaxValue : (uint)member.Size);
        WriteUInt16LittleEndian(header.AsSpan(26), checked((ushort)name.Length));
        name.CopyTo(header, ZipDirectory.LocalHeaderSize);
        if (is64)
        {
            WriteUInt16LittleEndian(header.AsSpan(28), 20);
            WriteExtra64(header.AsSpan(ZipDirectory.LocalHeaderSize + name.Length), [member.Size, member.Size]);
        }

        _stream.Write(header);
    }

    private void WriteEntry(ZipMember member)
    {
        byte[] name = Encoding.UTF8.GetBytes(member.Name);
        List<long> large = [];
        if (Needs64(member.Size))
            large.AddRange([member.Size, member.Size]);
        if (Needs64(member.HeaderOffset))
            large.Add(member.HeaderOffset);
        int extra = large.Count > 0 ? 4 + 8 * large.Count : 0;
        var entry = new byte[ZipDirectory.EntrySize + name.Length + extra];
        WriteUInt32LittleEndian(entry, ZipDirectory.EntrySignature);
        WriteUInt16LittleEndian(entry.AsSpan(4), extra > 0 ? Version64 : Version);
        WriteUInt16LittleEndian(entry.AsSpan(6), extra > 0 ? Version64 : Version);
        WriteUInt16LittleEndian(entry.AsSpan(8), (ushort)member.Flags);
        WriteUInt16LittleEndian(entry.AsSpan(14), Date1980);
        WriteUInt32LittleEndian(entry.AsSpan(16), member.Checksum);
        WriteUInt32LittleEndian(entry.AsSpan(20), Limit(member.Size));
        WriteUInt32LittleEndian(entry.AsSpan(24), Limit(member.Size));
        WriteUInt16LittleEndian(entry.AsSpan(28), (ushort)name.Length);
        WriteUInt16LittleEndian(entry.AsSpan(30), (ushort)extra);
        WriteUInt32LittleEndian(entry.AsSpan(42), Limit(member.HeaderOffset));
        name.CopyTo(entry, ZipDirectory.EntrySize);
        if (extra > 0)
            WriteExtra64(entry.AsSpan(ZipDirectory.EntrySize + name.Length), [.. large]);
        _stream.Write(entry);
    }

    private static void WriteExtra64(Span<byte> destination, ReadOnlySpan<long> values)
    {
        WriteUInt16LittleEndian(destination, ZipDirectory.Extra64);
        WriteUInt16LittleEndian(destination[2..], (ushort)(8 * values.Length));
        for (int i = 0; i < values.Length; i++)
            WriteInt64LittleEndian(destination[(4 + 8 * i)..], values[i]);
    }

    private void WriteEnd(long start, long size)
    {
        if (_members.Count >= ushort.MaxValue || Needs64(start) || Needs64(size))
            WriteEnd64(start, size);
        Span<byte> end = stackalloc byte[ZipDirectory.EndSize];
        end.Clear();
        ushort count = (ushort)Math.Min(_members.Count, ushort.MaxValue);
        WriteUInt32LittleEndian(end, ZipDirectory.EndSignature);
        WriteUInt16LittleEndian(end[8..], count);
        WriteUInt16LittleEndian(end[10..], count);
        WriteUInt32LittleEndian(end[12..], Limit(size));
        WriteUInt32LittleEndian(end[16..], Limit(start));
        _stream.Write(end);
    }

    private void WriteEnd64(long start, long size)
    {
        long offset = _stream.Position;
        Span<byte> end = stackalloc byte[ZipDirectory.End64Size + ZipDirectory.Locator64Size];
        end.Clear();
        WriteUInt32LittleEndian(end, ZipDirectory.End64Signature);
        WriteInt64LittleEndian(end[4..], ZipDirectory.End64Size - 12);
        WriteUInt16LittleEndian(end[12..], Version64);
        WriteUInt16LittleEndian(end[14..], Version64);
        WriteInt64LittleEndian(end[24..], _members.Count);
        WriteInt64LittleEndian(end[32..], _members.Count);
        WriteInt64LittleEndian(end[40..], size);
        WriteInt64LittleEndian(end[48..], start);
        Span<byte> locator = end[ZipDirectory.End64Size..];
        WriteUInt32LittleEndian(locator, ZipDirectory.Locator64Signature);
        WriteInt64LittleEndian(locator[8..], offset);
        WriteUInt32LittleEndian(locator[16..], 1);
        _stream.Write(end);
    }
}
