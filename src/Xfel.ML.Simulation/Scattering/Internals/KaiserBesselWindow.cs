using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Simulation;

/// <summary>
/// The Kaiser-Bessel window that spreads a point over cells, and its Fourier transform by which the result is divided.
/// </summary>
internal sealed class KaiserBesselWindow
{
    /// <summary>Cells that a point is spread over.</summary>
    public const int Width = 6;

    /// <summary>Cells that are stored, the last of them zeros.</summary>
    public const int Stored = 8;

    /// <summary>By how much the cells are smaller than the shortest half period.</summary>
    public const double Oversampling = 2;

    private const int Steps = 512;

    private static readonly KaiserBesselBell Bell = new(Width, Oversampling);
    private static readonly Vector256<float>[] Table = MakeTable();

    /// <summary>The weights of the cells from First on, for a point at a place in cells.</summary>
    public static Vector256<float> Weights(double place, out int first)
    {
        double start = Math.Floor(place - 0.5 * Width) + 1;
        first = (int)start;
        // How far the point lies beyond the middle of the first two of its cells' span: 0 to 1.
        double step = (place - start - (0.5 * Width - 1)) * Steps;
        int index = Math.Clamp((int)step, 0, Steps - 1);
        Vector256<float> a = Table[index];
        return Vector256.FusedMultiplyAdd(Table[index + 1] - a, Vector256.Create((float)(step - index)), a);
    }

    /// <inheritdoc cref="KaiserBesselBell.Transform"/>
    public static double Transform(double periods) => Bell.Transform(periods);

    private static Vector256<float>[] MakeTable()
    {
        var table = new Vector256<float>[Steps + 1];
        Span<float> weights = stackalloc float[Stored];
        for (int step = 0; step <= Steps; step++)
        {
            weights.Clear();
            for (int cell = 0; cell < Width; cell++)
                weights[cell] = (float)Bell.At(0.5 * Width - 1 + (double)step / Steps - cell);

            table[step] = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(weights));
        }

        return table;
    }
}
