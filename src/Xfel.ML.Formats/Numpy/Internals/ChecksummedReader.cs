namespace Xfel.ML.Formats.Internals;

/// <summary>
/// Compares an archive member with its checksum when it is read from start to end; the read that reaches the end of a damaged
/// member fails. Reads in another order are not checked: that would need a pass of its own over the file.
/// </summary>
internal sealed class ChecksummedReader(DataReader inner, uint checksum) : DataReader
{
    private readonly Lock _lock = new();
    private long _position;
    private uint _sum;

    public override long Length => inner.Length;

    public override int Read(long position, Span<byte> destination)
    {
        int read = inner.Read(position, destination);
        lock (_lock)
        {
            if (position == 0)
                (_position, _sum) = (0, 0);
            if (position != _position)
                return read;
            _sum = Crc32.Append(_sum, destination[..read]);
            _position += read;
            if (_position == Length && read > 0 && _sum != checksum)
                throw new InvalidDataException("its checksum does not match: these or earlier data of the array are damaged");
        }

        return read;
    }

    public override void Dispose() => inner.Dispose();
}
