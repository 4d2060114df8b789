namespace Xfel.ML.Formats.Internals;

/// <summary>Bytes at any position of a file or of a member of an archive. Reading from several threads is allowed.</summary>
internal abstract class DataReader : IDisposable
{
    /// <summary>The number of bytes; for a compressed member, the number that its directory promises.</summary>
    public abstract long Length { get; }

    /// <summary>Reads until <paramref name="destination"/> is full or the data ends, and returns the number of bytes read.</summary>
    /// <exception cref="InvalidDataException">The compressed data are damaged.</exception>
    public abstract int Read(long position, Span<byte> destination);

    public virtual void Dispose()
    {
    }
}
