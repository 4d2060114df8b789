using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Xfel.ML.Simulation;

/// <summary>
/// Form factors of a polyhedron at many q in single precision: the formulas of <see cref="PolyhedronFormFactor"/>, arranged so that
/// sines and cosines are taken once per vertex pair. With half angles a = q.A/2, b = q.B/2 at an edge's ends,
/// sinc(q.E) cos(q.R) = sin(b - a) cos(a + b) / (b - a), and both factors follow from the ends' sines and cosines.
/// </summary>
internal static class PolyhedronKernel
{
    /// <summary>
    /// F(m e) for each e = (x, y, z). The three spans and the destination have one length, a multiple of the lane count.
    /// </summary>
    [SkipLocalsInit]
    public static void Evaluate<T>(PolyhedronSingles solid, Matrix3 m, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> destination)
        where T : unmanaged, ILanes<T>
    {
        if (x.Length != y.Length || x.Length != z.Length || x.Length != destination.Length || x.Length % T.Count != 0)
            SimulationThrow.Lengths(nameof(destination));
        ReadOnlySpan<float> matrix = LaneMatrix.Of(m, stackalloc float[LaneMatrix.Length]);
        // half angle, sine, cosine of each vertex; then the edge factors
        int vertices = solid.HalfVertexCount, edges = solid.Edges.Length / 2;
        Span<T> corner = stackalloc T[3 * vertices];
        Span<T> factor = stackalloc T[edges];
        for (int i = 0; i < x.Length; i += T.Count)
        {
            LaneMatrix.Multiply(matrix, T.Load(in x[i]), T.Load(in y[i]), T.Load(in z[i]), out T qx, out T qy, out T qz);
            Corners(solid, qx, qy, qz, corner);
            EdgeFactors(solid, corner, factor);
            T sum = FaceSum(solid, qx, qy, qz, factor);
            T q2 = T.MultiplyAdd(qx, qx, T.MultiplyAdd(qy, qy, qz * qz));
            T value = T.Select(T.LessThan(q2, T.Broadcast(solid.SmallestQ2)), T.Broadcast(solid.Volume), sum / q2);
            T.Store(value, ref destination[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Corners<T>(PolyhedronSingles solid, T qx, T qy, T qz, Span<T> corner)
        where T : unmanaged, ILanes<T>
    {
        ref float vertex = ref MemoryMarshal.GetArrayDataReference(solid.Vertices);
        ref T first = ref MemoryMarshal.GetReference(corner);
        nint count = solid.HalfVertexCount;
        for (nint v = 0; v < count; v++)
        {
            T angle = Dot(ref Unsafe.Add(ref vertex, 3 * v), qx, qy, qz);
            LaneMath.SinCos(angle, out T sin, out T cos);
            ref T here = ref Unsafe.Add(ref first, 3 * v);
            here = angle;
            Unsafe.Add(ref here, 1) = sin;
            Unsafe.Add(ref here, 2) = cos;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EdgeFactors<T>(PolyhedronSingles solid, Span<T> corner, Span<T> factor)
        where T : unmanaged, ILanes<T>
    {
        ref int ends = ref MemoryMarshal.GetArrayDataReference(solid.Edges);
        ref T corners = ref MemoryMarshal.GetReference(corner);
        ref T factors = ref MemoryMarshal.GetReference(factor);
        nint within = solid.EdgesWithinHalf, count = factor.Length;
        for (nint e = 0; e < within; e++)
        {
            ref T a = ref Unsafe.Add(ref corners, 3 * (nint)Unsafe.Add(ref ends, 2 * e)), b = ref Unsafe.Add(ref corners, 3 * (nint)Unsafe.Add(ref ends, 2 * e + 1));
            T sinA = Unsafe.Add(ref a, 1), cosA = Unsafe.Add(ref a, 2), sinB = Unsafe.Add(ref b, 1), cosB = Unsafe.Add(ref b, 2);
            Unsafe.Add(ref factors, e) = EdgeFactor(b - a, T.MultiplyAdd(-cosB, sinA, sinB * cosA), T.MultiplyAdd(-sinA, sinB, cosA * cosB));
        }

        // Here the edge runs from a to -b.
        for (nint e = within; e < count; e++)
        {
            ref T a = ref Unsafe.Add(ref corners, 3 * (nint)Unsafe.Add(ref ends, 2 * e)), b = ref Unsafe.Add(ref corners, 3 * (nint)Unsafe.Add(ref ends, 2 * e + 1));
            T sinA = Unsafe.Add(ref a, 1), cosA = Unsafe.Add(ref a, 2), sinB = Unsafe.Add(ref b, 1), cosB = Unsafe.Add(ref b, 2);
            Unsafe.Add(ref factors, e) = EdgeFactor(b + a, T.MultiplyAdd(cosB, sinA, sinB * cosA), T.MultiplyAdd(sinA, sinB, cosA * cosB));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T EdgeFactor<T>(T difference, T sine, T cosine)
        where T : unmanaged, ILanes<T>
    {
        T square = difference * difference;
        return cosine * T.Select(T.LessThan(square, T.Broadcast(1f)), LaneMath.SincSeries(square), sine / difference);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FaceSum<T>(PolyhedronSingles solid, T qx, T qy, T qz, Span<T> factor)
        where T : unmanaged, ILanes<T>
    {
        ref float face = ref MemoryMarshal.GetArrayDataReference(solid.Faces);
        ref int edge = ref MemoryMarshal.GetArrayDataReference(solid.FaceEdges);
        ref float normal = ref MemoryMarshal.GetArrayDataReference(solid.FaceEdgeNormals);
        ref T factors = ref MemoryMarshal.GetReference(factor);
        T sum = T.Broadcast(0f);
        int[] counts = solid.FaceEdgeCounts;
        for (int f = 0; f < counts.Length; f++)
        {
            T qu = Dot(ref face, qx, qy, qz), qv = Dot(ref Unsafe.Add(ref face, 3), qx, qy, qz), qn = Dot(ref Unsafe.Add(ref face, 6), qx, qy, qz);
            T u = T.Broadcast(0f), v = T.Broadcast(0f);
            int count = counts[f];
            for (int j = 0; j < count; j++)
            {
                T g = Unsafe.Add(ref factors, (nint)edge);
                u = T.MultiplyAdd(g, T.Broadcast(normal), u);
                v = T.MultiplyAdd(g, T.Broadcast(Unsafe.Add(ref normal, 1)), v);
                edge = ref Unsafe.Add(ref edge, 1);
                normal = ref Unsafe.Add(ref normal, 2);
            }

            T plane2 = T.MultiplyAdd(qu, qu, qv * qv);
            T value = T.MultiplyAdd(qu, u, qv * v) / plane2;
            T near = T.LessThan(plane2, T.Broadcast(Unsafe.Add(ref face, 12)));
            if (T.AnySet(near))
                value = T.Select(near, Near(solid, f, qx, qy, qz, qu, qv), value);
            sum = T.MultiplyAdd(qn, value, sum);
            face = ref Unsafe.Add(ref face, PolyhedronSingles.FaceStride);
        }

        return sum;
    }

    /// <summary>The face's part by its moments, for q nearly along its normal.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Near<T>(PolyhedronSingles solid, int f, T qx, T qy, T qz, T qu, T qv)
        where T : unmanaged, ILanes<T>
    {
        ReadOnlySpan<float> c = solid.Moments.AsSpan(f * FaceMoments.Count, FaceMoments.Count);
        T m2 = Polynomial(c.Slice(3, 3), qu, qv), m3 = Polynomial(c.Slice(6, 4), qu, qv), m4 = Polynomial(c.Slice(10, 5), qu, qv);
        T m5 = Polynomial(c.Slice(15, 6), qu, qv), m6 = Polynomial(c.Slice(21, 7), qu, qv);
        T even = T.Broadcast(c[0]) - m2 + m4 - m6, odd = m5 - m3;
        LaneMath.SinCos(Dot(solid.Faces.AsSpan(f * PolyhedronSingles.FaceStride + 9, 3), qx, qy, qz), out T sin, out T cos);
        T half = T.MultiplyAdd(sin, even, cos * odd);
        return half + half;
    }

    /// <summary>Sum of c_k u^(m-k) v^k for k = 0 to m, m + 1 being the number of coefficients.</summary>
    private static T Polynomial<T>(ReadOnlySpan<float> c, T u, T v)
        where T : unmanaged, ILanes<T>
    {
        T sum = T.Broadcast(c[0]), power = T.Broadcast(1f);
        for (int k = 1; k < c.Length; k++)
        {
            power *= v;
            sum = T.MultiplyAdd(sum, u, T.Broadcast(c[k]) * power);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Dot<T>(ReadOnlySpan<float> a, T x, T y, T z)
        where T : unmanaged, ILanes<T> => Dot(ref MemoryMarshal.GetReference(a[..3]), x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Dot<T>(ref float a, T x, T y, T z)
        where T : unmanaged, ILanes<T> =>
        T.MultiplyAdd(T.Broadcast(a), x, T.MultiplyAdd(T.Broadcast(Unsafe.Add(ref a, 1)), y, T.Broadcast(Unsafe.Add(ref a, 2)) * z));
}
