namespace Xfel.ML.Simulation;

/// <summary>Finds the faces of a small convex hull: every plane through three vertices that has all others on one side.</summary>
internal static class ConvexFaces
{
    private const double Tolerance = 1e-9;

    public static int[][] Find(Vector3D[] vertices)
    {
        double size = vertices.Length == 0 ? 0 : vertices.Max(vertex => vertex.Length);
        if (vertices.Length < 6 || !double.IsFinite(size) || size == 0)
            throw new ArgumentException($"{vertices.Length} vertices were given; at least 6 finite ones, in opposite pairs, were expected", nameof(vertices));
        var faces = new List<int[]>();
        var seen = new HashSet<string>();
        for (int a = 0; a < vertices.Length; a++)
        for (int b = a + 1; b < vertices.Length; b++)
        for (int c = b + 1; c < vertices.Length; c++)
        {
            Vector3D normal = Vector3D.Cross(vertices[b] - vertices[a], vertices[c] - vertices[a]);
            if (normal.Length <= Tolerance * size * size)
                continue;
            normal = 1 / normal.Length * normal;
            double height = Vector3D.Dot(normal, vertices[a]);
            if (height < 0)
                (normal, height) = (-normal, -height);
            if (vertices.Any(vertex => Vector3D.Dot(normal, vertex) > height + Tolerance * size))
                continue;
            int[] on = [.. Enumerable.Range(0, vertices.Length).Where(i => Vector3D.Dot(normal, vertices[i]) > height - Tolerance * size)];
            if (seen.Add(string.Join(',', on)))
                faces.Add(Ordered(vertices, on, normal));
        }

        if (faces.SelectMany(face => face).Distinct().Count() != vertices.Length)
            throw new ArgumentException("some vertices are no corners of the convex hull", nameof(vertices));
        return [.. faces];
    }

    private static int[] Ordered(Vector3D[] vertices, int[] on, Vector3D normal)
    {
        Vector3D centre = 1.0 / on.Length * on.Aggregate(default(Vector3D), (sum, i) => sum + vertices[i]);
        Vector3D u = vertices[on[0]] - centre, v = Vector3D.Cross(normal, u);
        return [.. on.OrderBy(i => Math.Atan2(Vector3D.Dot(v, vertices[i] - centre), Vector3D.Dot(u, vertices[i] - centre)))];
    }
}
