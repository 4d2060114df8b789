using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Simulation;

/// <summary>
/// Interpolation between samples of a function whose frequencies stay below <see cref="Band"/> periods per sample, with the eight weights that have the least squared error over the band
/// (J. L. Yen, IRE Trans. Circuit Theory 3 (1956) 251). Nothing has to be divided out afterwards. The greatest error, at the band's end, is 1.7e-4; in its middle half 1e-6.
/// </summary>
internal static class BandLimitedTaps
{
    public const int Count = 8;

    public const double Band = 0.2;

    /// <summary>The first sample is this many before the one to the left of the place.</summary>
    public const int Before = Count / 2 - 1;

    private const int Steps = 1024;

    private static readonly Vector256<float>[] Table = MakeTable();

    /// <summary>The weights for a place this far beyond a sample: 0 to 1.</summary>
    public static Vector256<float> Weights(float fraction)
    {
        float step = fraction * Steps;
        int index = Math.Clamp((int)step, 0, Steps - 1);
        Vector256<float> a = Table[index];
        return Vector256.FusedMultiplyAdd(Table[index + 1] - a, Vector256.Create(step - index), a);
    }

    private static Vector256<float>[] MakeTable()
    {
        var table = new Vector256<float>[Steps + 1];
        var factor = new double[Count, Count];
        Factorize(factor);
        Span<double> solution = stackalloc double[Count];
        Span<float> weights = stackalloc float[Count];
        for (int step = 0; step <= Steps; step++)
        {
            for (int i = 0; i < Count; i++)
                solution[i] = Sinc(2 * Band * ((double)step / Steps - (i - Before)));
            Solve(factor, solution);
            for (int i = 0; i < Count; i++)
                weights[i] = (float)solution[i];
            table[step] = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(weights));
        }

        return table;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    /// <summary>Cholesky's factor of the scalar products of the band's waves at the samples.</summary>
    private static void Factorize(double[,] l)
    {
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = Sinc(2 * Band * (i - j));
                for (int k = 0; k < j; k++)
                    sum -= l[i, k] * l[j, k];
                l[i, j] = i == j ? Math.Sqrt(sum) : sum / l[j, j];
            }
        }
    }

    private static void Solve(double[,] l, Span<double> x)
    {
        for (int i = 0; i < Count; i++)
        {
            for (int k = 0; k < i; k++)
                x[i] -= l[i, k] * x[k];
            x[i] /= l[i, i];
        }

        for (int i = Count - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < Count; k++)
                x[i] -= l[k, i] * x[k];
            x[i] /= l[i, i];
        }
    }
}
