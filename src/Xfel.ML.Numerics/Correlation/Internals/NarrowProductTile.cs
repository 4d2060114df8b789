using System.Runtime.CompilerServices;

namespace Xfel.ML.Numerics.Internals;

/// <summary>The tile of processors with 16 registers.</summary>
internal static unsafe class NarrowProductTile<TLanes>
    where TLanes : unmanaged, IFloatLanes<TLanes>
{
    public const int Rows = 6;

    public static int Columns => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* rows, float* columns, nint step, int angles, float* sums, nint stride)
    {
        TLanes a0 = default, b0 = default;
        TLanes a1 = default, b1 = default;
        TLanes a2 = default, b2 = default;
        TLanes a3 = default, b3 = default;
        TLanes a4 = default, b4 = default;
        TLanes a5 = default, b5 = default;
        for (; angles > 0; angles--, rows += step, columns += step)
        {
            TLanes a = TLanes.Load(columns), b = TLanes.Load(columns + TLanes.Count), row;
            row = TLanes.Broadcast(rows[0]);
            a0 = TLanes.MultiplyAdd(row, a, a0);
            b0 = TLanes.MultiplyAdd(row, b, b0);
            row = TLanes.Broadcast(rows[1]);
            a1 = TLanes.MultiplyAdd(row, a, a1);
            b1 = TLanes.MultiplyAdd(row, b, b1);
            row = TLanes.Broadcast(rows[2]);
            a2 = TLanes.MultiplyAdd(row, a, a2);
            b2 = TLanes.MultiplyAdd(row, b, b2);
            row = TLanes.Broadcast(rows[3]);
            a3 = TLanes.MultiplyAdd(row, a, a3);
            b3 = TLanes.MultiplyAdd(row, b, b3);
            row = TLanes.Broadcast(rows[4]);
            a4 = TLanes.MultiplyAdd(row, a, a4);
            b4 = TLanes.MultiplyAdd(row, b, b4);
            row = TLanes.Broadcast(rows[5]);
            a5 = TLanes.MultiplyAdd(row, a, a5);
            b5 = TLanes.MultiplyAdd(row, b, b5);
        }

        Add(sums, a0, b0);
        Add(sums + stride, a1, b1);
        Add(sums + 2 * stride, a2, b2);
        Add(sums + 3 * stride, a3, b3);
        Add(sums + 4 * stride, a4, b4);
        Add(sums + 5 * stride, a5, b5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* place, TLanes a, TLanes b)
    {
        a.AddTo(place);
        b.AddTo(place + TLanes.Count);
    }
}
