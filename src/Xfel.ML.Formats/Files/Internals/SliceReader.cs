namespace Xfel.ML.Formats.Internals;

/// <summary>A range of another reader, which it does not own.</summary>
internal sealed class SliceReader(DataReader whole, long start, long length) : DataReader
{
    public override long Length => length;

    public override int Read(long position, Span<byte> destination) =>
        whole.Read(start + position, destination[..(int)Math.Clamp(length - position, 0, destination.Length)]);
}
