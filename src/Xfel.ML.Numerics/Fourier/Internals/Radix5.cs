using System.Runtime.CompilerServices;

namespace Xfel.ML.Numerics.Internals;

/// <summary>Five elements.</summary>
internal readonly struct Radix5 : IRadix
{
    /// <summary>Cosines and sines of 2 pi / 5 and 4 pi / 5.</summary>
    private const float Cosine1 = 0.30901699437494745f, Cosine2 = -0.8090169943749475f, Sine1 = 0.9510565162951535f, Sine2 = 0.5877852522924731f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Butterfly(ButterflyPort input, ButterflyPort output, nint i, ref float factors)
    {
        ComplexVector a = input.Load(0, i), b = input.Load(1, i), c = input.Load(2, i), d = input.Load(3, i), e = input.Load(4, i);
        ComplexVector outer = b + e, inner = c + d, outerDifference = b - e, innerDifference = c - d;
        ComplexVector middle1 = a.Plus(Cosine1, outer).Plus(Cosine2, inner), middle2 = a.Plus(Cosine2, outer).Plus(Cosine1, inner);
        ComplexVector across1 = outerDifference.Times(Sine1).Plus(Sine2, innerDifference), across2 = outerDifference.Times(Sine2).Plus(-Sine1, innerDifference);
        output.Store(0, i, a + outer + inner);
        output.Store(1, i, middle1.MinusTurned(across1).Times(ref factors, 0));
        output.Store(2, i, middle2.MinusTurned(across2).Times(ref factors, 1));
        output.Store(3, i, middle2.PlusTurned(across2).Times(ref factors, 2));
        output.Store(4, i, middle1.PlusTurned(across1).Times(ref factors, 3));
    }
}
