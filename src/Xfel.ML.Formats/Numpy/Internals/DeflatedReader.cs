using System.IO.Compression;

namespace Xfel.ML.Formats.Internals;

/// <summary>A deflated member: read forward, and from its start again when an earlier position is asked for.</summary>
internal sealed class DeflatedReader(DataReader compressed, long length) : DataReader
{
    private readonly Lock _lock = new();
    private readonly byte[] _skipped = new byte[1 << 14];
    private DeflateStream? _stream;
    private long _position;

    public override long Length => length;

    public override int Read(long position, Span<byte> destination)
    {
        lock (_lock)
        {
            if (_stream is null || position < _position)
                Restart();
            while (_position < position)
            {
                int skip = (int)Math.Min(position - _position, _skipped.Length);
                int read = _stream!.ReadAtLeast(_skipped.AsSpan(0, skip), skip, throwOnEndOfStream: false);
                _position += read;
                if (read < skip)
                    return 0;
            }

            int wanted = (int)Math.Clamp(length - position, 0, destination.Length);
            int done = _stream!.ReadAtLeast(destination[..wanted], wanted, throwOnEndOfStream: false);
            _position += done;
            return done;
        }
    }

    public override void Dispose() => _stream?.Dispose();

    private void Restart()
    {
        _stream?.Dispose();
        _stream = new DeflateStream(new BufferedStream(new DataReaderStream(compressed), 1 << 16), CompressionMode.Decompress);
        _position = 0;
    }
}
