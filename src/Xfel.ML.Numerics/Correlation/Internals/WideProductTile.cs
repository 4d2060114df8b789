using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Numerics.Internals;

/// <summary>The tile of processors with 32 registers of 512 bits.</summary>
internal static unsafe class WideProductTile
{
    public const int Rows = 14;

    public static int Columns => 2 * Vector512<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* rows, float* columns, nint step, int angles, float* sums, nint stride)
    {
        Vector512<float> a0 = default, b0 = default;
        Vector512<float> a1 = default, b1 = default;
        Vector512<float> a2 = default, b2 = default;
        Vector512<float> a3 = default, b3 = default;
        Vector512<float> a4 = default, b4 = default;
        Vector512<float> a5 = default, b5 = default;
        Vector512<float> a6 = default, b6 = default;
        Vector512<float> a7 = default, b7 = default;
        Vector512<float> a8 = default, b8 = default;
        Vector512<float> a9 = default, b9 = default;
        Vector512<float> a10 = default, b10 = default;
        Vector512<float> a11 = default, b11 = default;
        Vector512<float> a12 = default, b12 = default;
        Vector512<float> a13 = default, b13 = default;
        for (; angles > 0; angles--, rows += step, columns += step)
        {
            Vector512<float> a = Vector512.Load(columns), b = Vector512.Load(columns + Vector512<float>.Count), row;
            row = Vector512.Create(rows[0]);
            a0 = Vector512.MultiplyAddEstimate(row, a, a0);
            b0 = Vector512.MultiplyAddEstimate(row, b, b0);
            row = Vector512.Create(rows[1]);
            a1 = Vector512.MultiplyAddEstimate(row, a, a1);
            b1 = Vector512.MultiplyAddEstimate(row, b, b1);
            row = Vector512.Create(rows[2]);
            a2 = Vector512.MultiplyAddEstimate(row, a, a2);
            b2 = Vector512.MultiplyAddEstimate(row, b, b2);
            row = Vector512.Create(rows[3]);
            a3 = Vector512.MultiplyAddEstimate(row, a, a3);
            b3 = Vector512.MultiplyAddEstimate(row, b, b3);
            row = Vector512.Create(rows[4]);
            a4 = Vector512.MultiplyAddEstimate(row, a, a4);
            b4 = Vector512.MultiplyAddEstimate(row, b, b4);
            row = Vector512.Create(rows[5]);
            a5 = Vector512.MultiplyAddEstimate(row, a, a5);
            b5 = Vector512.MultiplyAddEstimate(row, b, b5);
            row = Vector512.Create(rows[6]);
            a6 = Vector512.MultiplyAddEstimate(row, a, a6);
            b6 = Vector512.MultiplyAddEstimate(row, b, b6);
            row = Vector512.Create(rows[7]);
            a7 = Vector512.MultiplyAddEstimate(row, a, a7);
            b7 = Vector512.MultiplyAddEstimate(row, b, b7);
            row = Vector512.Create(rows[8]);
            a8 = Vector512.MultiplyAddEstimate(row, a, a8);
            b8 = Vector512.MultiplyAddEstimate(row, b, b8);
            row = Vector512.Create(rows[9]);
            a9 = Vector512.MultiplyAddEstimate(row, a, a9);
            b9 = Vector512.MultiplyAddEstimate(row, b, b9);
            row = Vector512.Create(rows[10]);
            a10 = Vector512.MultiplyAddEstimate(row, a, a10);
            b10 = Vector512.MultiplyAddEstimate(row, b, b10);
            row = Vector512.Create(rows[11]);
            a11 = Vector512.MultiplyAddEstimate(row, a, a11);
            b11 = Vector512.MultiplyAddEstimate(row, b, b11);
            row = Vector512.Create(rows[12]);
            a12 = Vector512.MultiplyAddEstimate(row, a, a12);
            b12 = Vector512.MultiplyAddEstimate(row, b, b12);
            row = Vector512.Create(rows[13]);
            a13 = Vector512.MultiplyAddEstimate(row, a, a13);
            b13 = Vector512.MultiplyAddEstimate(row, b, b13);
        }

        Add(sums, a0, b0);
        Add(sums + stride, a1, b1);
        Add(sums + 2 * stride, a2, b2);
        Add(sums + 3 * stride, a3, b3);
        Add(sums + 4 * stride, a4, b4);
        Add(sums + 5 * stride, a5, b5);
        Add(sums + 6 * stride, a6, b6);
        Add(sums + 7 * stride, a7, b7);
        Add(sums + 8 * stride, a8, b8);
        Add(sums + 9 * stride, a9, b9);
        Add(sums + 10 * stride, a10, b10);
        Add(sums + 11 * stride, a11, b11);
        Add(sums + 12 * stride, a12, b12);
        Add(sums + 13 * stride, a13, b13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* place, Vector512<float> a, Vector512<float> b)
    {
        (Vector512.Load(place) + a).Store(place);
        place += Vector512<float>.Count;
        (Vector512.Load(place) + b).Store(place);
    }
}
