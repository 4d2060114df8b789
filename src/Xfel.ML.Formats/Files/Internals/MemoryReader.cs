namespace Xfel.ML.Formats.Internals;

/// <summary>Bytes in memory.</summary>
internal sealed class MemoryReader(ReadOnlyMemory<byte> bytes) : DataReader
{
    public override long Length => bytes.Length;

    public override int Read(long position, Span<byte> destination)
    {
        int count = (int)Math.Clamp(bytes.Length - position, 0, destination.Length);
        if (count > 0)
            bytes.Span.Slice((int)position, count).CopyTo(destination);
        return count;
    }
}
