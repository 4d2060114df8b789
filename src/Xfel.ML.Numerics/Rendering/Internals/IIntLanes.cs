namespace Xfel.ML.Numerics.Internals;

/// <summary>A vector of 32-bit integers of some width: the transform is written once over it and compiled for each width.</summary>
internal unsafe interface IIntLanes<TSelf>
    where TSelf : struct, IIntLanes<TSelf>
{
    static abstract int Count { get; }

    static abstract TSelf Load(int* source);

    void Store(int* destination);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator +(TSelf a, int b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, int b);

    static abstract TSelf operator &(TSelf a, int b);

    static abstract TSelf operator |(TSelf a, TSelf b);

    static abstract TSelf operator ^(TSelf a, TSelf b);

    static abstract TSelf operator <<(TSelf a, int count);

    static abstract TSelf operator >>(TSelf a, int count);

    static abstract TSelf operator >>>(TSelf a, int count);

    /// <summary>Limits every lane to 0 .. 255.</summary>
    static abstract TSelf ClampToByte(TSelf a);
}
