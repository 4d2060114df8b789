using System.Buffers.Text;
using System.Globalization;

namespace Xfel.ML.Internals;

/// <summary>
/// Passes a tar stream through to <see cref="System.Formats.Tar.TarReader"/> and looks at every header first: the reader takes memory for a long name because
/// the header says so. Also ends a stream of headers without end.
/// </summary>
internal sealed class TarGuard(Stream inner, string path, long largestOverhead = TarGuard.LargestOverhead) : Stream
{
    /// <summary>All headers and long names together: a kilobyte for each of a million files. What they describe is bounded by <see cref="ArchivePlan"/>.</summary>
    public const long LargestOverhead = 1 << 30;

    private const int Block = 512;
    private const int SizeField = 124;
    private const int SizeLength = 12;
    private const int KindField = 156;
    private const int LargestExtra = 1 << 20;

    private readonly byte[] _header = new byte[Block];
    private readonly MemoryStream _extra = new();
    private long _overhead;
    private int _filled;
    private long _skip;
    private long _keep;
    private long? _nextSize;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        Look(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Look(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int taken = _skip > 0 ? PassContent(bytes) : FillHeader(bytes);
            bytes = bytes[taken..];
        }
    }

    private int PassContent(ReadOnlySpan<byte> bytes)
    {
        int taken = (int)Math.Min(_skip, bytes.Length);
        int kept = (int)Math.Min(_keep, taken);
        _extra.Write(bytes[..kept]);
        _keep -= kept;
        _skip -= taken;
        if (kept > 0 && _keep == 0)
            _nextSize = SizeRecord(_extra.GetBuffer().AsSpan(0, (int)_extra.Length));
        return taken;
    }

    private int FillHeader(ReadOnlySpan<byte> bytes)
    {
        int taken = Math.Min(Block - _filled, bytes.Length);
        bytes[..taken].CopyTo(_header.AsSpan(_filled));
        _filled += taken;
        if (_filled < Block)
            return taken;
        _filled = 0;
        char kind = (char)_header[KindField];
        bool isExtra = kind is 'x' or 'g' or 'L' or 'K';
        long size = (isExtra ? null : _nextSize) ?? Number(_header.AsSpan(SizeField, SizeLength));
        if (isExtra && size > LargestExtra)
            throw new DataSetException(string.Create(CultureInfo.InvariantCulture, $"{path}: a name in it takes {size} bytes; at most {LargestExtra} were expected; nothing was unpacked"));
        _overhead += Block + (isExtra ? size : 0);
        if (_overhead > largestOverhead)
            throw new DataSetException(string.Create(CultureInfo.InvariantCulture, $"{path}: its names alone take more than {largestOverhead} bytes; nothing was unpacked"));
        if (!isExtra)
            _nextSize = null;
        _extra.SetLength(0);
        _keep = kind == 'x' ? size : 0;
        _skip = size > long.MaxValue - Block ? long.MaxValue : (size + Block - 1) / Block * Block;
        return taken;
    }

    /// <summary>A number in a header: octal digits, or (GNU, for 8 GiB and more) big-endian with the topmost bit set. What is neither is 0; the reader refuses it.</summary>
    private static long Number(ReadOnlySpan<byte> field)
    {
        long value = 0;
        if ((field[0] & 0x80) != 0)
        {
            foreach (byte digit in field[^8..])
                value = (value << 8) | digit;
            return Math.Max(0, value);
        }

        foreach (byte digit in field)
        {
            if (digit is >= (byte)'0' and <= (byte)'7')
                value = (value << 3) | (uint)(digit - '0');
        }

        return value;
    }

    /// <summary>The size that a pax header states for the file after it: records of the form "length key=value\n".</summary>
    private static long? SizeRecord(ReadOnlySpan<byte> records)
    {
        long? size = null;
        while (Utf8Parser.TryParse(records, out int length, out int digits) && length > digits && length <= records.Length)
        {
            ReadOnlySpan<byte> record = records[digits..length];
            if (record.StartsWith(" size="u8) && Utf8Parser.TryParse(record[" size=".Length..], out long value, out _) && value >= 0)
                size = value;
            records = records[length..];
        }

        return size;
    }
}
