using System.Runtime.CompilerServices;

namespace Xfel.ML.Simulation;

/// <summary>The product of a matrix of factors and rows of numbers, six rows and two vectors of lanes at a time, which stay in registers.</summary>
internal static class DenseSum
{
    public const int Rows = 6;

    /// <summary>destination[r, z] = sum over j of factors[r, j] input[j, z].</summary>
    /// <param name="factors">By rows; a multiple of <see cref="Rows"/> of them.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="terms">Number of terms of the sum.</param>
    /// <param name="input">By terms.</param>
    /// <param name="length">Numbers in each row of the input and of the destination: a multiple of 16.</param>
    /// <param name="destination">By rows.</param>
    public static void Multiply<T>(ReadOnlySpan<float> factors, int rows, int terms, ReadOnlySpan<float> input, int length, Span<float> destination)
        where T : unmanaged, ILanes<T>
    {
        if (rows % Rows != 0 || length % 16 != 0 || factors.Length < rows * terms || input.Length < terms * length || destination.Length < rows * length)
            SimulationThrow.Lengths(nameof(destination));
        for (int row = 0; row < rows; row += Rows)
        {
            ref readonly float f = ref factors[row * terms];
            int z = 0;
            for (; z <= length - 2 * T.Count; z += 2 * T.Count)
                Pair<T>(in f, terms, in input[z], length, ref destination[row * length + z]);
            for (; z < length; z += T.Count)
                Single<T>(in f, terms, in input[z], length, ref destination[row * length + z]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair<T>(ref readonly float factors, int terms, ref readonly float input, int length, ref float destination)
        where T : unmanaged, ILanes<T>
    {
        T a0 = T.Broadcast(0f), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0, b5 = a0;
        ref float f = ref Unsafe.AsRef(in factors);
        ref float source = ref Unsafe.AsRef(in input);
        nint n = terms;
        for (nint j = 0; j < n; j++)
        {
            T u = T.Load(in source), v = T.Load(in Unsafe.Add(ref source, T.Count));
            T g = T.Broadcast(f);
            a0 = T.MultiplyAdd(g, u, a0);
            b0 = T.MultiplyAdd(g, v, b0);
            g = T.Broadcast(Unsafe.Add(ref f, n));
            a1 = T.MultiplyAdd(g, u, a1);
            b1 = T.MultiplyAdd(g, v, b1);
            g = T.Broadcast(Unsafe.Add(ref f, 2 * n));
            a2 = T.MultiplyAdd(g, u, a2);
            b2 = T.MultiplyAdd(g, v, b2);
            g = T.Broadcast(Unsafe.Add(ref f, 3 * n));
            a3 = T.MultiplyAdd(g, u, a3);
            b3 = T.MultiplyAdd(g, v, b3);
            g = T.Broadcast(Unsafe.Add(ref f, 4 * n));
            a4 = T.MultiplyAdd(g, u, a4);
            b4 = T.MultiplyAdd(g, v, b4);
            g = T.Broadcast(Unsafe.Add(ref f, 5 * n));
            a5 = T.MultiplyAdd(g, u, a5);
            b5 = T.MultiplyAdd(g, v, b5);
            f = ref Unsafe.Add(ref f, 1);
            source = ref Unsafe.Add(ref source, length);
        }

        Store(a0, b0, ref destination);
        Store(a1, b1, ref Unsafe.Add(ref destination, length));
        Store(a2, b2, ref Unsafe.Add(ref destination, 2 * length));
        Store(a3, b3, ref Unsafe.Add(ref destination, 3 * length));
        Store(a4, b4, ref Unsafe.Add(ref destination, 4 * length));
        Store(a5, b5, ref Unsafe.Add(ref destination, 5 * length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(T a, T b, ref float destination)
        where T : unmanaged, ILanes<T>
    {
        T.Store(a, ref destination);
        T.Store(b, ref Unsafe.Add(ref destination, T.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Single<T>(ref readonly float factors, int terms, ref readonly float input, int length, ref float destination)
        where T : unmanaged, ILanes<T>
    {
        ref float f = ref Unsafe.AsRef(in factors);
        nint n = terms;
        for (nint row = 0; row < Rows; row++)
        {
            T sum = T.Broadcast(0f);
            ref float source = ref Unsafe.AsRef(in input);
            for (nint j = 0; j < n; j++)
            {
                sum = T.MultiplyAdd(T.Broadcast(Unsafe.Add(ref f, row * n + j)), T.Load(in source), sum);
                source = ref Unsafe.Add(ref source, length);
            }

            T.Store(sum, ref Unsafe.Add(ref destination, row * length));
        }
    }
}
