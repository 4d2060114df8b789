using System.Runtime.CompilerServices;

namespace Xfel.ML.Numerics.Internals;

/// <summary>Four elements.</summary>
internal readonly struct Radix4 : IRadix
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Butterfly(ButterflyPort input, ButterflyPort output, nint i, ref float factors)
    {
        ComplexVector a = input.Load(0, i), b = input.Load(1, i), c = input.Load(2, i), d = input.Load(3, i);
        ComplexVector even = a + c, odd = b + d, evenDifference = a - c, oddDifference = b - d;
        output.Store(0, i, even + odd);
        output.Store(1, i, evenDifference.MinusTurned(oddDifference).Times(ref factors, 0));
        output.Store(2, i, (even - odd).Times(ref factors, 1));
        output.Store(3, i, evenDifference.PlusTurned(oddDifference).Times(ref factors, 2));
    }
}
