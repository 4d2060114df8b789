namespace Xfel.ML.Numerics.Internals;

/// <summary>A vector of some width, so that one source of a tile serves several widths; the JIT compiles each on its own.</summary>
internal unsafe interface IFloatLanes<TSelf>
    where TSelf : unmanaged, IFloatLanes<TSelf>
{
    /// <summary>Floats in a vector.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(float* source);

    static abstract TSelf Broadcast(float value);

    /// <summary>a b + c, fused where the processor can.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>Adds this to the floats at a place.</summary>
    void AddTo(float* place);
}
