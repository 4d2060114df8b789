namespace Xfel.ML.Networks.Internals;

/// <summary>Pinned floats that start on a cache line, owned by the garbage collector: no finaliser, no use after free.</summary>
internal sealed unsafe class AlignedBuffer
{
    private const int Alignment = 64;
    private readonly float[] _array;

    public AlignedBuffer(int length)
    {
        _array = GC.AllocateUninitializedArray<float>(checked(length + Alignment / sizeof(float)), pinned: true);
        Length = length;
        fixed (float* start = _array)
            Pointer = (float*)(((nuint)start + Alignment - 1) & ~(nuint)(Alignment - 1));
    }

    public int Length { get; }

    /// <summary>The first float. Valid while this object is reachable: callers end with <see cref="GC.KeepAlive"/>.</summary>
    public float* Pointer { get; }

    public Span<float> Span => new(Pointer, Length);
}
