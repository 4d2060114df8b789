using System.Numerics;
using System.Runtime.CompilerServices;

namespace Xfel.ML.Numerics.Internals;

/// <summary>A complex number a lane.</summary>
internal readonly struct ComplexVector(Vector<float> real, Vector<float> imaginary)
{
    public readonly Vector<float> Real = real;
    public readonly Vector<float> Imaginary = imaginary;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexVector operator +(ComplexVector a, ComplexVector b) => new(a.Real + b.Real, a.Imaginary + b.Imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexVector operator -(ComplexVector a, ComplexVector b) => new(a.Real - b.Real, a.Imaginary - b.Imaginary);

    /// <summary>Plus <paramref name="b"/> times a real factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexVector Plus(float factor, ComplexVector b)
    {
        var f = new Vector<float>(factor);
        return new(Vector.FusedMultiplyAdd(f, b.Real, Real), Vector.FusedMultiplyAdd(f, b.Imaginary, Imaginary));
    }

    /// <summary>Plus i times <paramref name="b"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexVector PlusTurned(ComplexVector b) => new(Real - b.Imaginary, Imaginary + b.Real);

    /// <summary>Minus i times <paramref name="b"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexVector MinusTurned(ComplexVector b) => new(Real + b.Imaginary, Imaginary - b.Real);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexVector Times(float factor) => new(Real * factor, Imaginary * factor);

    /// <summary>Times the complex number that lies at a place in a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="index">Which number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexVector Times(ref float table, int index)
    {
        var real = new Vector<float>(Unsafe.Add(ref table, 2 * index));
        var imaginary = new Vector<float>(Unsafe.Add(ref table, 2 * index + 1));
        return new(Vector.FusedMultiplyAdd(Real, real, -(Imaginary * imaginary)), Vector.FusedMultiplyAdd(Real, imaginary, Imaginary * real));
    }
}
