using System.Buffers;

namespace Xfel.ML.Numerics.Internals;

/// <summary>Pooled memory for the time of a call.</summary>
internal readonly ref struct Scratch<T>(int length) : IDisposable
{
    private readonly T[] _array = ArrayPool<T>.Shared.Rent(length);

    public Span<T> Span => _array.AsSpan(0, length);

    public void Dispose() => ArrayPool<T>.Shared.Return(_array);
}
