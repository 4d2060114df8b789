namespace Xfel.ML.Internals;

/// <summary>Keeps bytes in the order in which they come: a few in memory, the others in a stream that is made when it is needed.</summary>
/// <param name="create">Makes a stream that can write and seek; it is disposed of here.</param>
internal sealed class RowSpill(Func<Stream> create) : IDisposable
{
    /// <summary>Bytes in memory; a whole number of elements of every type.</summary>
    public const int Room = 1 << 16;

    private readonly byte[] _bytes = new byte[Room];
    private int _filled;
    private Stream? _stream;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_filled == Room)
                Flush();
            int taken = Math.Min(bytes.Length, Room - _filled);
            bytes[..taken].CopyTo(_bytes.AsSpan(_filled));
            bytes = bytes[taken..];
            _filled += taken;
        }
    }

    /// <summary>Hands out all bytes, a piece at a time; nothing can be appended afterwards.</summary>
    public void Replay(Action<ReadOnlySpan<byte>> take)
    {
        if (_stream is null)
        {
            take(_bytes.AsSpan(0, _filled));
            return;
        }

        Flush();
        _stream.Position = 0;
        for (long left = _stream.Length; left > 0; left -= Room)
        {
            Span<byte> piece = _bytes.AsSpan(0, (int)Math.Min(left, Room));
            _stream.ReadExactly(piece);
            take(piece);
        }
    }

    public void Dispose() => _stream?.Dispose();

    private void Flush()
    {
        _stream ??= create();
        _stream.Write(_bytes.AsSpan(0, _filled));
        _filled = 0;
    }
}
