using System.Runtime.CompilerServices;

namespace Xfel.ML.Simulation;

/// <summary>One lane: the plain form, for machines without vectors and as the reference of the others.</summary>
internal readonly struct Lanes1(float value) : ILanes<Lanes1>
{
    private readonly float _value = value;

    public static int Count => 1;

    private int Bits => BitConverter.SingleToInt32Bits(_value);

    public static Lanes1 Broadcast(float value) => new(value);

    public static Lanes1 Load(ref readonly float source) => new(source);

    public static void Store(Lanes1 value, ref float destination) => destination = value._value;

    public static Lanes1 operator +(Lanes1 a, Lanes1 b) => new(a._value + b._value);

    public static Lanes1 operator -(Lanes1 a, Lanes1 b) => new(a._value - b._value);

    public static Lanes1 operator -(Lanes1 a) => new(-a._value);

    public static Lanes1 operator *(Lanes1 a, Lanes1 b) => new(a._value * b._value);

    public static Lanes1 operator /(Lanes1 a, Lanes1 b) => new(a._value / b._value);

    public static Lanes1 operator ^(Lanes1 a, Lanes1 b) => FromBits(a.Bits ^ b.Bits);

    public static Lanes1 MultiplyAdd(Lanes1 a, Lanes1 b, Lanes1 c) => new(MathF.FusedMultiplyAdd(a._value, b._value, c._value));

    public static Lanes1 SquareRoot(Lanes1 a) => new(MathF.Sqrt(a._value));

    public static Lanes1 LessThan(Lanes1 a, Lanes1 b) => FromBits(a._value < b._value ? -1 : 0);

    public static bool AnySet(Lanes1 mask) => mask.Bits != 0;

    public static Lanes1 Select(Lanes1 mask, Lanes1 ifSet, Lanes1 ifClear) => FromBits((ifSet.Bits & mask.Bits) | (ifClear.Bits & ~mask.Bits));

    public static Lanes1 ShiftBitsLeft(Lanes1 a, int count) => FromBits(a.Bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes1 FromBits(int bits) => new(BitConverter.Int32BitsToSingle(bits));
}
