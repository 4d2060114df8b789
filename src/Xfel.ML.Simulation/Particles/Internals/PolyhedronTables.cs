namespace Xfel.ML.Simulation;

/// <summary>
/// Half of a polyhedron with a centre of inversion: one vertex, edge and face of each opposite pair, which is all that its form factor needs.
/// Vertex index i below <c>HalfVertices.Length</c> is that vertex, i + <c>HalfVertices.Length</c> is its opposite.
/// </summary>
internal sealed record PolyhedronTables(Vector3D[] HalfVertices, (int A, int B)[] Edges, FaceTable[] Faces, double Volume)
{
    public static PolyhedronTables Build(Vector3D[] vertices, int[][] faces)
    {
        int[] signed = Pair(vertices, out Vector3D[] half);
        var edgeIndex = new Dictionary<(int, int), int>();
        var edges = new List<(int A, int B)>();
        var tables = new List<FaceTable>();
        double volume = 0;
        foreach (int[] face in faces)
        {
            Vector3D normal = Normal(vertices, face);
            if (!IsFirstOfPair(normal))
                continue;
            FaceTable table = Face(vertices, face, normal, Edge);
            tables.Add(table);
            volume += 2.0 / 3 * Vector3D.Dot(table.Centroid, normal) * table.Moments[0];
        }

        if (tables.Count * 2 != faces.Length)
            throw new ArgumentException("the faces do not come in opposite pairs", nameof(vertices));
        return new PolyhedronTables(half, [.. edges], [.. tables], volume);

        int Edge(int a, int b)
        {
            // The same number for the edge in either direction and for the opposite edge.
            int n = half.Length, i = signed[a], j = signed[b], i2 = (i + n) % (2 * n), j2 = (j + n) % (2 * n);
            (int A, int B) key = new[] { (i, j), (j, i), (i2, j2), (j2, i2) }.Min();
            if (!edgeIndex.TryGetValue(key, out int index))
            {
                edgeIndex.Add(key, index = edges.Count);
                edges.Add(key);
            }

            return index;
        }
    }

    private static int[] Pair(Vector3D[] vertices, out Vector3D[] half)
    {
        double tolerance = 1e-9 * vertices.Max(vertex => vertex.Length);
        var signed = new int[vertices.Length];
        half = [.. vertices.Where(IsFirstOfPair)];
        for (int i = 0; i < vertices.Length; i++)
        {
            Vector3D vertex = vertices[i];
            bool first = IsFirstOfPair(vertex);
            int index = Array.FindIndex(half, other => ((first ? vertex : -vertex) - other).Length <= tolerance);
            if (index < 0)
                throw new ArgumentException($"vertex {i} has no opposite vertex; a solid with a centre of inversion at the origin was expected", nameof(vertices));
            signed[i] = first ? index : index + half.Length;
        }

        if (half.Length * 2 != vertices.Length)
            throw new ArgumentException("the vertices do not come in opposite pairs", nameof(vertices));
        return signed;
    }

    private static bool IsFirstOfPair(Vector3D v)
    {
        const double zero = 1e-9;
        double scale = zero * v.Length;
        return v.Z > scale || (v.Z >= -scale && (v.Y > scale || (v.Y >= -scale && v.X > 0)));
    }

    private static Vector3D Normal(Vector3D[] vertices, int[] face)
    {
        Vector3D cross = Vector3D.Cross(vertices[face[1]] - vertices[face[0]], vertices[face[2]] - vertices[face[0]]);
        return 1 / cross.Length * cross;
    }

    private static FaceTable Face(Vector3D[] vertices, int[] face, Vector3D normal, Func<int, int, int> edge)
    {
        Vector3D first = vertices[face[1]] - vertices[face[0]];
        Vector3D u = 1 / first.Length * first, v = Vector3D.Cross(normal, u);
        Vector3D centroid = Centroid(vertices, face);
        (double U, double V)[] corners = [.. face.Select(i => vertices[i] - centroid).Select(r => (Vector3D.Dot(r, u), Vector3D.Dot(r, v)))];
        int n = face.Length;
        var edgeU = new double[n];
        var edgeV = new double[n];
        var indices = new int[n];
        for (int j = 0; j < n; j++)
        {
            (double U, double V) a = corners[j], b = corners[(j + 1) % n];
            // The edge turned by -90 degrees: outward for counter-clockwise corners, and as long as the edge.
            edgeU[j] = b.V - a.V;
            edgeV[j] = a.U - b.U;
            indices[j] = edge(face[j], face[(j + 1) % n]);
        }

        double radius = corners.Max(corner => Math.Sqrt(corner.U * corner.U + corner.V * corner.V));
        return new FaceTable(u, v, normal, centroid, radius, indices, edgeU, edgeV, FaceMoments.Of(corners));
    }

    private static Vector3D Centroid(Vector3D[] vertices, int[] face)
    {
        Vector3D sum = default, origin = vertices[face[0]];
        double area = 0;
        for (int i = 2; i < face.Length; i++)
        {
            Vector3D a = vertices[face[i - 1]] - origin, b = vertices[face[i]] - origin;
            double triangle = Vector3D.Cross(a, b).Length;
            sum += triangle / 3 * (a + b);
            area += triangle;
        }

        return origin + 1 / area * sum;
    }
}
