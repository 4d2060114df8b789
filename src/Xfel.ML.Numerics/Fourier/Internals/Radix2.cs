using System.Runtime.CompilerServices;

namespace Xfel.ML.Numerics.Internals;

/// <summary>Two elements.</summary>
internal readonly struct Radix2 : IRadix
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Butterfly(ButterflyPort input, ButterflyPort output, nint i, ref float factors)
    {
        ComplexVector a = input.Load(0, i), b = input.Load(1, i);
        output.Store(0, i, a + b);
        output.Store(1, i, (a - b).Times(ref factors, 0));
    }
}
