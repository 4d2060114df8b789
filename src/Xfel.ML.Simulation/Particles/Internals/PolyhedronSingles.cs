namespace Xfel.ML.Simulation;

/// <summary>The tables of a polyhedron in single precision, laid out for <see cref="PolyhedronKernel"/>.</summary>
internal sealed class PolyhedronSingles : IFormFactorKernel
{
    /// <summary>u, v, normal and centroid of a face, its squared series limit: see <see cref="PolyhedronKernel"/>.</summary>
    public const int FaceStride = 13;

    /// <summary>In-plane q x face radius below which the kernel uses the moments: both forms are then good to about 1e-6 of F(0).</summary>
    private const double SeriesLimit = 0.5;

    public PolyhedronSingles(PolyhedronTables tables)
    {
        Volume = (float)tables.Volume;
        SmallestQ2 = (float)(1e-12 / Math.Pow(tables.Volume, 2.0 / 3));
        HalfVertexCount = tables.HalfVertices.Length;
        // Half the vertex: the kernel works with half angles.
        Vertices = [.. tables.HalfVertices.SelectMany(v => new[] { (float)(0.5 * v.X), (float)(0.5 * v.Y), (float)(0.5 * v.Z) })];
        // Edges between two of the half's vertices first, then those that end at the opposite of one; A is always of the half.
        int[] order = [.. Enumerable.Range(0, tables.Edges.Length).OrderBy(edge => tables.Edges[edge].B >= HalfVertexCount)];
        EdgesWithinHalf = tables.Edges.Count(edge => edge.B < HalfVertexCount);
        Edges = [.. order.SelectMany(edge => new[] { tables.Edges[edge].A, tables.Edges[edge].B % HalfVertexCount })];
        Faces = [.. tables.Faces.SelectMany(FaceNumbers)];
        FaceEdgeCounts = [.. tables.Faces.Select(face => face.Edges.Length)];
        FaceEdges = [.. tables.Faces.SelectMany(face => face.Edges).Select(edge => Array.IndexOf(order, edge))];
        // The factor -2 of the face sum goes into the edge normals.
        FaceEdgeNormals = [.. tables.Faces.SelectMany(face => face.EdgeU.Zip(face.EdgeV, (u, v) => new[] { (float)(-2 * u), (float)(-2 * v) }).SelectMany(pair => pair))];
        Moments = [.. tables.Faces.SelectMany(face => face.Moments.Select(moment => (float)moment))];
    }

    public bool IsReal => true;

    public float Volume { get; }

    /// <summary>Below this q^2, F = V.</summary>
    public float SmallestQ2 { get; }

    public int HalfVertexCount { get; }

    public float[] Vertices { get; }

    public int[] Edges { get; }

    public int EdgesWithinHalf { get; }

    public float[] Faces { get; }

    public int[] FaceEdgeCounts { get; }

    public int[] FaceEdges { get; }

    public float[] FaceEdgeNormals { get; }

    public float[] Moments { get; }

    public void Evaluate<T>(Matrix3 m, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> real, Span<float> imaginary)
        where T : unmanaged, ILanes<T> => PolyhedronKernel.Evaluate<T>(this, m, x, y, z, real);

    private static float[] FaceNumbers(FaceTable face)
    {
        double limit = SeriesLimit / face.Radius;
        return
        [
            (float)face.U.X, (float)face.U.Y, (float)face.U.Z,
            (float)face.V.X, (float)face.V.Y, (float)face.V.Z,
            (float)face.Normal.X, (float)face.Normal.Y, (float)face.Normal.Z,
            (float)face.Centroid.X, (float)face.Centroid.Y, (float)face.Centroid.Z,
            (float)(limit * limit),
        ];
    }
}
