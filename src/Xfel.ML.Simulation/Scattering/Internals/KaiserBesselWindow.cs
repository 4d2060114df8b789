using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Simulation;

/// <summary>
/// The Kaiser-Bessel window that spreads a point over cells, and its Fourier transform by which the result is divided: J. I. Jackson et al., IEEE Trans. Med. Imaging 10 (1991) 473;
/// the width of the bell is that of P. J. Beatty et al., IEEE Trans. Med. Imaging 24 (2005) 799.
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

    private static readonly double Beta = Math.PI * Math.Sqrt(Width * Width / (Oversampling * Oversampling) * (Oversampling - 0.5) * (Oversampling - 0.5) - 0.8);
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

    /// <summary>The Fourier transform at a number of periods per cell.</summary>
    public static double Transform(double periods)
    {
        double x = Math.PI * Width * periods, square = Beta * Beta - x * x;
        double root = Math.Sqrt(Math.Abs(square));
        double value = root < 1e-9 ? 1 : square > 0 ? Math.Sinh(root) / root : Math.Sin(root) / root;
        return Width * value / BesselI0(Beta);
    }

    private static Vector256<float>[] MakeTable()
    {
        var table = new Vector256<float>[Steps + 1];
        Span<float> weights = stackalloc float[Stored];
        for (int step = 0; step <= Steps; step++)
        {
            weights.Clear();
            for (int cell = 0; cell < Width; cell++)
            {
                double x = 2 * (0.5 * Width - 1 + (double)step / Steps - cell) / Width;
                weights[cell] = (float)(BesselI0(Beta * Math.Sqrt(Math.Max(0, 1 - x * x))) / BesselI0(Beta));
            }

            table[step] = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(weights));
        }

        return table;
    }

    /// <summary>By its series, whose terms are all positive.</summary>
    private static double BesselI0(double x)
    {
        double sum = 1, term = 1, quarter = 0.25 * x * x;
        for (int k = 1; term > 1e-17 * sum; k++)
        {
            term *= quarter / ((double)k * k);
            sum += term;
        }

        return sum;
    }
}
