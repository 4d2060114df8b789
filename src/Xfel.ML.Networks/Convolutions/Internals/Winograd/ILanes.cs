namespace Xfel.ML.Networks.Internals;

/// <summary>A vector of some width, so that one source of a kernel serves all of them; the JIT compiles each width on its own.</summary>
internal unsafe interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>Floats per vector; divides <see cref="BlockedShape.Lanes"/>.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(float* source);

    static abstract TSelf Broadcast(float value);

    void Store(float* destination);

    /// <summary>a b + c, fused where the vector width's tiles fuse.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Max(TSelf a, TSelf b);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);
}
