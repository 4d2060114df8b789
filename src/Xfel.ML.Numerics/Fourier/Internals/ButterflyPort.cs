using System.Numerics;
using System.Runtime.CompilerServices;

namespace Xfel.ML.Numerics.Internals;

/// <summary>The places that a butterfly reads or writes: <paramref name="step"/> apart.</summary>
internal readonly ref struct ButterflyPort(ref float real, ref float imaginary, nint step)
{
    private readonly ref float _real = ref real;
    private readonly ref float _imaginary = ref imaginary;
    private readonly nint _step = step;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexVector Load(int j, nint i)
    {
        nuint place = (nuint)(j * _step + i);
        return new(Vector.LoadUnsafe(ref _real, place), Vector.LoadUnsafe(ref _imaginary, place));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int k, nint i, ComplexVector value)
    {
        nuint place = (nuint)(k * _step + i);
        value.Real.StoreUnsafe(ref _real, place);
        value.Imaginary.StoreUnsafe(ref _imaginary, place);
    }
}
