using System.Runtime.CompilerServices;

namespace Xfel.ML.Numerics.Internals;

/// <summary>Three elements.</summary>
internal readonly struct Radix3 : IRadix
{
    /// <summary>sin(2 pi / 3).</summary>
    private const float Sine = 0.8660254037844386f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Butterfly(ButterflyPort input, ButterflyPort output, nint i, ref float factors)
    {
        ComplexVector a = input.Load(0, i), b = input.Load(1, i), c = input.Load(2, i);
        ComplexVector sum = b + c, middle = a.Plus(-0.5f, sum), across = (b - c).Times(Sine);
        output.Store(0, i, a + sum);
        output.Store(1, i, middle.MinusTurned(across).Times(ref factors, 0));
        output.Store(2, i, middle.PlusTurned(across).Times(ref factors, 1));
    }
}
