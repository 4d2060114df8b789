namespace Xfel.ML.Simulation;

/// <summary>
/// Several floats worked on at once. A kernel is written once over this and runs with one, four, eight or sixteen lanes; every operation
/// is IEEE-exact per lane, so all widths give the same bits.
/// </summary>
internal interface ILanes<T>
    where T : unmanaged, ILanes<T>
{
    static abstract int Count { get; }

    static abstract T Broadcast(float value);

    static abstract T Load(ref readonly float source);

    static abstract void Store(T value, ref float destination);

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator -(T a);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    static abstract T operator ^(T a, T b);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    static abstract T SquareRoot(T a);

    /// <summary>All bits set where a is less than b.</summary>
    static abstract T LessThan(T a, T b);

    static abstract bool AnySet(T mask);

    static abstract T Select(T mask, T ifSet, T ifClear);

    /// <summary>The bits of a shifted left, zeros moving in.</summary>
    static abstract T ShiftBitsLeft(T a, int count);
}
