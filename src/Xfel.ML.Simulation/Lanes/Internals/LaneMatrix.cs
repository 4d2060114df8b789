using System.Runtime.CompilerServices;

namespace Xfel.ML.Simulation;

/// <summary>A 3 x 3 matrix in single precision, by rows, and its products with many vectors.</summary>
internal static class LaneMatrix
{
    public const int Length = 9;

    public static ReadOnlySpan<float> Of(Matrix3 m, Span<float> destination)
    {
        ReadOnlySpan<Vector3D> rows = [m.Row0, m.Row1, m.Row2];
        for (int i = 0; i < rows.Length; i++)
            (destination[3 * i], destination[3 * i + 1], destination[3 * i + 2]) = ((float)rows[i].X, (float)rows[i].Y, (float)rows[i].Z);
        return destination;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply<T>(ReadOnlySpan<float> m, T x, T y, T z, out T mx, out T my, out T mz)
        where T : unmanaged, ILanes<T>
    {
        mx = Dot(m, x, y, z);
        my = Dot(m[3..], x, y, z);
        mz = Dot(m[6..], x, y, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Dot<T>(ReadOnlySpan<float> a, T x, T y, T z)
        where T : unmanaged, ILanes<T> => T.MultiplyAdd(T.Broadcast(a[0]), x, T.MultiplyAdd(T.Broadcast(a[1]), y, T.Broadcast(a[2]) * z));
}
