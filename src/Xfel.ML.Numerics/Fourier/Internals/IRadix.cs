namespace Xfel.ML.Numerics.Internals;

/// <summary>The transform of a few elements, with factors after it.</summary>
internal interface IRadix
{
    static abstract void Butterfly(ButterflyPort input, ButterflyPort output, nint i, ref float factors);
}
